// configChanges: what a document changes of another, as their authors wrote them.
import { listAt, textAt, at as valueAt } from '../schema/check/raw.ts';
import type { ConfigChanges } from '../schema/config-changes.ts';
import { Tally, valueChanges } from './value-changes.ts';

/** How two valid documents differ; order within the campaigns is priority, so a move is a change. */
export function configChanges(before: unknown, after: unknown): ConfigChanges {
  const tally = new Tally();
  const part = (name: string) => valueChanges(valueAt(before, name), valueAt(after, name), [name], tally);
  const [old, now] = [placesOf(before), placesOf(after)];
  const changes = {
    store: part('store'),
    theme: part('theme'),
    limits: part('limits'),
    words: part('words'),
    segments: part('segments'),
    campaigns: {
      added: [...now].filter(([id]) => !old.has(id)).map(([campaign, { at }]) => ({ campaign, at })),
      removed: [...old].filter(([id]) => !now.has(id)).map(([campaign, { at }]) => ({ campaign, at })),
      moved: movedOf(old, now),
      changed: changedOf(old, now, tally),
    },
  };
  const lists = [changes.store, changes.theme, changes.limits, changes.words, changes.segments];
  const isSame = [...lists, ...Object.values(changes.campaigns)].every((list) => list.length === 0);
  return { same: isSame && tally.more === 0, ...changes, more: tally.more };
}

type Places = ReadonlyMap<string, { readonly at: number; readonly campaign: unknown }>;

const placesOf = (document: unknown): Places =>
  new Map(
    listAt(document, 'campaigns').map((campaign, at) => [textAt(campaign, 'id') ?? '', { at, campaign }]),
  );

function changedOf(old: Places, now: Places, tally: Tally): ConfigChanges['campaigns']['changed'] {
  return [...now].flatMap(([campaign, { at, campaign: after }]) => {
    const before = old.get(campaign);
    if (!before) return [];
    const changes = valueChanges(before.campaign, after, ['campaigns', at], tally);
    return changes.length > 0 ? [{ campaign, changes }] : [];
  });
}

/** The fewest campaigns whose move explains the new order: those outside a longest run that kept its order. */
function movedOf(old: Places, now: Places): ConfigChanges['campaigns']['moved'] {
  const both = [...now].flatMap(([campaign, { at: to }]) => {
    const from = old.get(campaign)?.at;
    return from === undefined ? [] : [{ campaign, from, to }];
  });
  const kept = longestRise(both.map(({ from }) => from));
  return both.filter(({ from }) => !kept.has(from));
}

/** A longest rising subsequence of different numbers, as a set (patience sorting). */
function longestRise(numbers: readonly number[]): ReadonlySet<number> {
  const tops: number[] = [];
  const before = new Map<number, number | undefined>();
  for (const number of numbers) {
    const pile = pileFor(tops, number);
    before.set(number, tops[pile - 1]);
    tops[pile] = number;
  }
  const run = new Set<number>();
  for (let last = tops.at(-1); last !== undefined; last = before.get(last)) run.add(last);
  return run;
}

/** The first pile whose top is above the number. */
function pileFor(tops: readonly number[], number: number): number {
  let [from, to] = [0, tops.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((tops[middle] ?? 0) < number) from = middle + 1;
    else to = middle;
  }
  return from;
}
