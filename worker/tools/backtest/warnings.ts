// What a reader should know before trusting the figures.
import { DAY_MS } from '../../../shared/segment/decay.ts';
import { PRODUCTS } from '../../store/catalog-cards.ts';
import type { Contents } from './learnt.ts';
import type { Comparison } from './measures/comparison.ts';
import type { FileRead } from './report.ts';
import { dateOf } from './tasks/cells.ts';
import { count } from './words/numbers.ts';

/** Fewer things that happened than this, and a share of them could be anything. */
const FEWEST = 30;
const MANY_REJECTED = 0.05;
const NEARLY_ALL = 0.995;

type Known = {
  readonly read: FileRead;
  readonly learnt: Contents;
  readonly after: Contents | null;
  readonly comparisons: readonly Comparison[];
  readonly at: number;
  readonly horizonDays: number;
  /** The horizon is part of what is measured, not only of how scores are made. */
  readonly isTimed: boolean;
  /** The share of what was bought before that is of products a store has room for; 1 where that does not matter. */
  readonly leading: number;
};

/** Warnings, most important first. */
export function warningsOf(known: Known): string[] {
  const { read, learnt, after, comparisons, at, horizonDays, isTimed, leading } = known;
  const end = at + horizonDays * DAY_MS;
  const [first] = comparisons;
  const happened = first === undefined ? 0 : Math.round(first.n * (first.baseRate ?? 1));
  const said: (string | false)[] = [
    after === null &&
      `The file has no purchase from ${dateOf(at)} on: these are predictions, and nothing to hold them against.`,
    after !== null &&
      happened < FEWEST &&
      `Only ${count(happened, 'outcome')} to go by: the history is too thin to tell how right this is.`,
    at - learnt.from < 2 * horizonDays * DAY_MS &&
      `Less than two horizons of history (from ${dateOf(learnt.from)}): what was learnt is mostly what holds for any shop.`,
    after !== null &&
      isTimed &&
      after.to < end - DAY_MS &&
      `The file ends on ${dateOf(after.to)}, before the horizon does (${dateOf(end - 1)}): what happened is counted too low.`,
    leading < NEARLY_ALL &&
      `A store decides about the ${count(PRODUCTS, 'product')} that sell most, here ${percent(leading)} of what was bought: the others are in no list and no nudge.`,
    read.lines > 0 &&
      read.rejected / read.lines > MANY_REJECTED &&
      `${percent(read.rejected / read.lines)} of the lines could not be read: see why above.`,
    Object.keys(read.currencies).length > 1 &&
      `Lines in ${currencyList(read.currencies)}: amounts in other currencies than the store's count as nothing, as they do in the store.`,
  ];
  return said.filter((text) => text !== false);
}

const percent = (share: number): string => `${Math.round(share * 100)}%`;

function currencyList(currencies: FileRead['currencies']): string {
  return Object.entries(currencies)
    .sort(([, a], [, b]) => b - a)
    .map(([code, lines]) => `${code} (${lines.toLocaleString('en')})`)
    .join(', ');
}
