// Subject: a config ready to be looked at: prepared as decisions have it, drafts included.
import { wholeConfig } from '../decide/live-config.ts';
import { prepare } from '../decide/prepare.ts';
import type { Prepared, PreparedCampaign } from '../decide/prepared.ts';
import type { Config } from '../schema/config.ts';
import type { Path } from '../schema/fault.ts';
import type { Finding } from './finding.ts';
import type { LintState } from './lint-state.ts';

export type Subject = {
  readonly config: Config;
  readonly prepared: Prepared;
  readonly state: LintState;
  /** The campaigns that visitors can meet. */
  readonly live: readonly PreparedCampaign[];
  /** Those, and what is being written: what is paused is nobody's worry. */
  readonly current: readonly PreparedCampaign[];
};

/** One thing to look for. */
export type Check = (subject: Subject) => Iterable<Finding>;

export function subjectOf(config: Config, state: LintState): Subject {
  const prepared = prepare(wholeConfig(config), 0);
  const { campaigns } = prepared;
  const live = campaigns.filter(({ campaign }) => campaign.status === 'live');
  const current = campaigns.filter(({ campaign }) => campaign.status !== 'paused');
  return { config, prepared, state, live, current };
}

/** The path of a part of a campaign. */
export const pathIn = ({ campaign }: PreparedCampaign, ...part: Path): Path => [
  'campaigns',
  campaign.index,
  ...part,
];

/** The path of a part as one arm has it: in the variant where that changes it. */
export function armPath(prepared: PreparedCampaign, arm: number, ...part: Path): Path {
  const changed = prepared.variants[arm]?.changes.has(String(part[0]));
  return changed ? pathIn(prepared, 'experiment', 'variants', arm, ...part) : pathIn(prepared, ...part);
}
