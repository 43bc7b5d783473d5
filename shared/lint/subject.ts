// Subject: a config ready to be looked at: prepared as decisions have it, drafts included.
import { wholeConfig } from '../decide/live-config.ts';
import { prepare } from '../decide/prepare.ts';
import type { Prepared, PreparedCampaign, PreparedVariant } from '../decide/prepared.ts';
import type { Config } from '../schema/config.ts';
import type { Path } from '../schema/fault.ts';
import type { VariantPart } from '../schema/variant-parts.ts';
import type { Finding } from './finding.ts';
import type { LintState } from './lint-state.ts';
import { Work } from './reach/work.ts';

export type Subject = {
  readonly config: Config;
  readonly prepared: Prepared;
  readonly state: LintState;
  readonly work: Work;
  /** The campaigns that are live. */
  readonly live: readonly PreparedCampaign[];
  /** Those that visitors can meet, now or later: of one that is over, whatever else is wrong does not matter. */
  readonly running: readonly PreparedCampaign[];
  /** What is live, and what is being written: what is paused is nobody's worry. */
  readonly current: readonly PreparedCampaign[];
};

/** One thing to look for. */
export type Check = (subject: Subject) => Iterable<Finding>;

export function subjectOf(config: Config, state: LintState): Subject {
  const prepared = prepare(wholeConfig(config), 0);
  const { campaigns } = prepared;
  const live = campaigns.filter(({ campaign }) => campaign.status === 'live');
  const running = live.filter(({ open }) => open === null || open.until > state.now);
  const current = campaigns.filter(({ campaign }) => campaign.status !== 'paused');
  return { config, prepared, state, work: new Work(), live, running, current };
}

/** The path of a part of a campaign. */
export const pathIn = ({ campaign }: PreparedCampaign, ...part: Path): Path => [
  'campaigns',
  campaign.index,
  ...part,
];

/** An arm that has a part as nobody before it has, and the path to that part. */
export type Arm = { readonly variant: PreparedVariant; readonly path: Path };

/** The arms that change a part, and the first of those that have the campaign's own. */
export function armsWith(prepared: PreparedCampaign, part: VariantPart): Arm[] {
  const { variants } = prepared;
  const unchanged = variants.findIndex(({ changes }) => !changes.has(part));
  return variants.flatMap((variant, arm) => {
    if (arm === unchanged) return [{ variant, path: pathIn(prepared, part) }];
    if (!variant.changes.has(part)) return [];
    return [{ variant, path: pathIn(prepared, 'experiment', 'variants', arm, part) }];
  });
}
