// Again: the ten products a customer most likely buys again, of what the store would publish, held against the next
// basket.
import { candidatesOf } from '../../../../shared/recommend/strategy.ts';
import { pairsOf } from '../../../../shared/replenish/pair.ts';
import { isPurchase, purchasesOf } from '../../../../shared/replenish/purchases.ts';
import type { Pair } from '../../../../shared/schema/profile.ts';
import { decayedAt } from '../../../../shared/segment/decay.ts';
import { profileOf } from '../../../../shared/segment/profile.ts';
import { knownPeople } from '../learn/known-people.ts';
import { learnPairs } from '../learn/pairs.ts';
import { inWords } from '../words/lists.ts';
import { firstBasket } from './bought-after.ts';
import { probabilityCell } from './cells.ts';
import { ListOutcomes } from './list-outcomes.ts';
import { NO_PAGE } from './no-page.ts';
import type { Findings, Task, TaskInput } from './task.ts';

const LENGTH = 10;

export const again: Task = { columns: ['customer', 'rank', 'product', 'score'], run };

function run({ past, after, at, horizonDays, emit, advance }: TaskInput): Findings {
  const { published: catalog } = learnPairs(past, at);
  const outcomes = new ListOutcomes(['Reprise', 'times bought', 'bought last', 'times bought, fading']);
  const people = knownPeople(past);
  for (const [i, person] of people.entries()) {
    const lines = past.linesOf(person);
    const profile = profileOf({ lines, tags: [], attributes: {}, subscribed: 'unknown' });
    const context = { catalog, profile, page: NO_PAGE, now: at, horizonDays };
    const ours = candidatesOf('again', context).slice(0, LENGTH);
    for (const [k, { card, score }] of ours.entries()) {
      emit([past.nameOf(person), k + 1, card.id, probabilityCell(score)]);
    }
    const had = new Set(lines.filter(isPurchase).map(({ product }) => product));
    const basket = firstBasket(after?.linesOf(person) ?? []);
    const wanted = new Set([...basket].filter((product) => had.has(product)));
    outcomes.add([ours.map(({ card }) => card.id), ...naiveLists(pairsOf(purchasesOf(lines)), at)], wanted);
    advance(i / people.length);
  }
  const of = 'next baskets that hold something bought before';
  const comparisons = after === null ? [] : [outcomes.compared(of)];
  return { comparisons, sentences: inWords(comparisons, 'something they bought again') };
}

/** By times bought, by the last time, by a count that fades; of equals the first by id. */
function naiveLists(pairs: readonly Pair[], at: number): string[][] {
  const best = (scoreOf: (pair: Pair) => number) =>
    pairs
      .map((pair) => ({ product: pair.product, score: scoreOf(pair) }))
      .sort((a, b) => b.score - a.score || (a.product < b.product ? -1 : 1))
      .slice(0, LENGTH)
      .map(({ product }) => product);
  return [
    best((pair) => pair.buys),
    best((pair) => pair.lastAt),
    best((pair) => decayedAt(pair.decayed, pair.lastAt, at)),
  ];
}
