// The report of a replay: tallies of days, each weighed by how many questions one of its samples stands for.
import type { ReplayReport } from '../schema/replay-report.ts';
import { untoldAttributes } from './asked-attributes.ts';
import { exampleOf } from './example.ts';
import { EXAMPLES, type Replay } from './replay.ts';
import type { DayTally, Tally } from './tally.ts';

/** Of one day: samples kept, and about how many there were to choose from. */
export type SampledDay = { readonly day: number; readonly kept: number; readonly seen: number };

/** Campaigns that come with examples: to explain a loss takes a look at every campaign. */
const EXPLAINED = 50;

/** Sums up what was replayed of these days. */
export function replayReport(replay: Replay, sampled: readonly SampledDay[]): Omit<ReplayReport, 'against'> {
  const weighed = sampled.flatMap(({ day, seen }) => {
    const tally = replay.days.get(day);
    return tally ? [{ tally, weight: seen / tally.replayed }] : [];
  });
  const tallies = weighed.map(({ tally }) => tally);
  return {
    replayed: sum(tallies, ({ replayed }) => replayed),
    kept: sum(sampled, ({ kept }) => kept),
    ...(tallies.length > 0 && {
      from: Math.min(...tallies.map(({ first }) => first)),
      until: Math.max(...tallies.map(({ last }) => last)),
    }),
    anything: changesIn(weighed, ({ anything }) => anything),
    campaigns: campaignsIn(replay, weighed),
    untold: untoldAttributes(replay.after.live, replay.before.live),
  };
}

function campaignsIn(replay: Replay, weighed: readonly Weighed[]): ReplayReport['campaigns'] {
  const tallies = weighed.map(({ tally }) => tally);
  const ids = new Set(tallies.flatMap(({ campaigns }) => [...campaigns.keys()]));
  return [...ids]
    .map((campaign) => ({ campaign, ...changesIn(weighed, ({ campaigns }) => campaigns.get(campaign)) }))
    .toSorted((a, b) => b.gained + b.lost - a.gained - a.lost || compare(a.campaign, b.campaign))
    .map((changes, i) => ({
      ...changes,
      examples: examplesOf(replay, i < EXPLAINED ? tallies : [], changes.campaign),
    }));
}

type Weighed = { readonly tally: DayTally; readonly weight: number };

function changesIn(weighed: readonly Weighed[], pick: (day: DayTally) => Tally | undefined) {
  const of = (part: keyof Tally) => sum(weighed, ({ tally }) => pick(tally)?.[part] ?? 0);
  const all = sum(weighed, ({ tally, weight }) => tally.replayed * weight);
  const share = (part: 'gained' | 'lost') =>
    all === 0
      ? 0
      : Math.min(
          1,
          sum(weighed, ({ tally, weight }) => {
            const found = pick(tally);
            return found ? (found.kept + found[part]) * weight : 0;
          }) / all,
        );
  return {
    ...{ gained: of('gained'), lost: of('lost'), kept: of('kept') },
    ...{ shareBefore: share('lost'), shareAfter: share('gained') },
  };
}

/** From different days where there are some. */
function examplesOf(replay: Replay, tallies: readonly DayTally[], campaign: string) {
  const of = (change: 'gained' | 'lost') =>
    tallies
      .flatMap(
        ({ campaigns }) => campaigns.get(campaign)?.examples[change].map((kept, i) => ({ kept, i })) ?? [],
      )
      .toSorted((a, b) => a.i - b.i)
      .slice(0, EXAMPLES)
      .map(({ kept }) => exampleOf(replay, kept, campaign, change));
  return { gained: of('gained'), lost: of('lost') };
}

const sum = <T>(list: readonly T[], of: (one: T) => number): number =>
  list.reduce((total, one) => total + of(one), 0);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
