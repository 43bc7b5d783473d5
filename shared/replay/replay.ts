// Replay: samples decided again under two configs, and who gains or loses what. Pure, and fed piece by piece.
import type { Context } from '../decide/context.ts';
import { selectedIn } from '../decide/decide.ts';
import { factsOf } from '../decide/facts.ts';
import type { Prepared } from '../decide/prepared.ts';
import type { Catalog, Flags } from '../schema/catalog.ts';
import { catalogLater, contextLater } from './later.ts';
import type { KeptSample } from './sample.ts';
import { type DayTally, dayTally, type Tally } from './tally.ts';

export const WEEK = 7 * 86_400_000;
/** Of each campaign and kind of change. */
export const EXAMPLES = 3;

/** Two configs to compare; `after` is prepared with all its campaigns, so that a loss has a reason. */
export type Replay = {
  readonly before: Prepared;
  readonly after: Prepared;
  readonly catalog: Catalog | null;
  /** What has run out of what each names, where that is known better than by the catalogue. */
  readonly flags: { readonly before?: Flags; readonly after?: Flags };
  readonly days: Map<number, DayTally>;
};

/** Nothing replayed yet. */
export const replayOf = (
  before: Prepared,
  after: Prepared,
  catalog: Catalog | null,
  flags: Replay['flags'] = {},
): Replay => ({
  ...{ before, after, flags, days: new Map() },
  catalog: catalog && catalogLater(catalog, WEEK),
});

/** Replays some samples a week after they were taken: schedules are as they will be, weekdays and hours as they were. */
export function replay(into: Replay, samples: readonly KeptSample[]): void {
  for (const kept of samples) {
    const { id, day, sample } = kept;
    const tally = into.days.get(day) ?? dayTally();
    into.days.set(day, tally);
    const context = contextLater(sample, id, into.catalog, WEEK);
    const before = shownBy(into.before, { ...context, flags: into.flags.before });
    const after = shownBy(into.after, { ...context, flags: into.flags.after });
    tally.replayed++;
    tally.first = Math.min(tally.first, sample.at);
    tally.last = Math.max(tally.last, sample.at);
    count(tally.anything, before.size > 0, after.size > 0);
    for (const campaign of new Set([...before, ...after])) {
      const one = tally.of(campaign);
      const change = count(one, before.has(campaign), after.has(campaign));
      if (change !== 'kept' && one.examples[change].length < EXAMPLES) one.examples[change].push(kept);
    }
  }
}

/** The campaigns that a visitor would see; what is held out of an experiment is seen by nobody. */
function shownBy(prepared: Prepared, context: Context): ReadonlySet<string> {
  const selected = selectedIn(factsOf(prepared, context));
  return new Set(selected.flatMap(({ campaign: { campaign }, held }) => (held ? [] : campaign.id)));
}

function count(tally: Tally, before: boolean, after: boolean): 'gained' | 'lost' | 'kept' {
  const change = before === after ? 'kept' : after ? 'gained' : 'lost';
  if (before || after) tally[change]++;
  return change;
}
