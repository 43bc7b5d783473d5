// lint: what a valid config may say and its author probably did not mean. Each warning can be proved from the document
// and the state; what only looks odd is left alone.
import type { Config } from '../schema/config.ts';
import { type Path, pointerTo } from '../schema/fault.ts';
import type { Warning } from '../schema/warning.ts';
import { codes } from './checks/codes.ts';
import { experiments } from './checks/experiments.ts';
import { leads } from './checks/leads.ts';
import { products } from './checks/products.ts';
import { reach } from './checks/reach.ts';
import { schedule } from './checks/schedule.ts';
import { segments } from './checks/segments.ts';
import { shadow } from './checks/shadow.ts';
import { store } from './checks/store.ts';
import { texts } from './checks/texts.ts';
import type { Finding } from './finding.ts';
import type { LintState } from './lint-state.ts';
import { type Check, subjectOf } from './subject.ts';
import { wordsOf } from './wording.ts';

const CHECKS: readonly Check[] = [
  store,
  segments,
  schedule,
  reach,
  shadow,
  experiments,
  codes,
  leads,
  products,
  texts,
];

/** More of one kind help nobody: a mistake made a thousand times is one mistake. */
const MOST_OF_A_KIND = 50;

/** The warnings about a config, at most 50 of each code; `more` counts the others. */
export type Linted = { readonly warnings: readonly Warning[]; readonly more: number };

export function lint(config: Config, state: LintState): Linted {
  const subject = subjectOf(config, state);
  const found = CHECKS.flatMap((check) => [...check(subject)]);
  const counts = new Map<string, number>();
  const named = found.filter(({ code }) => {
    const count = (counts.get(code) ?? 0) + 1;
    counts.set(code, count);
    return count <= MOST_OF_A_KIND;
  });
  return { warnings: named.map((one) => warningOf(one, config)), more: found.length - named.length };
}

function warningOf(found: Finding, config: Config): Warning {
  const [detail, remedy] = wordsOf(found);
  const campaign = campaignOf(found.path, config);
  return {
    pointer: pointerTo(found.path),
    code: found.code,
    detail,
    remedy,
    ...(campaign !== undefined && { campaign }),
  };
}

const campaignOf = ([part, index]: Path, { campaigns }: Config): string | undefined =>
  part === 'campaigns' && typeof index === 'number' ? campaigns[index]?.id : undefined;
