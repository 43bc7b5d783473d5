// Recommendations: ten products a customer has not bought yet, from what the store would publish, held against what
// was new to them in the next basket.
import { recommend } from '../../../../shared/recommend/recommend.ts';
import { candidatesOf } from '../../../../shared/recommend/strategy.ts';
import { isPurchase } from '../../../../shared/replenish/purchases.ts';
import type { Catalog } from '../../../../shared/schema/catalog.ts';
import { type HistoryLine, profileOf } from '../../../../shared/segment/profile.ts';
import { knownPeople } from '../learn/known-people.ts';
import { learnStore } from '../learn/store.ts';
import { inWords } from '../words/lists.ts';
import { firstBasket } from './bought-after.ts';
import { ListOutcomes } from './list-outcomes.ts';
import { NO_PAGE } from './no-page.ts';
import type { Findings, Task, TaskInput } from './task.ts';

const LENGTH = 10;

export const recommendations: Task = { columns: ['customer', 'rank', 'product', 'score'], run };

function run({ past, after, at, emit, advance }: TaskInput): Findings {
  const catalog = learnStore(past, at);
  const outcomes = new ListOutcomes(['Reprise', 'best sellers']);
  const people = knownPeople(past);
  for (const [i, person] of people.entries()) {
    const lines = past.linesOf(person);
    const had = new Set(lines.filter(isPurchase).map(({ product }) => product));
    if (had.size === 0) continue;
    const ours = newFor(lines, had, catalog, at);
    for (const [k, { product, score }] of ours.entries()) {
      emit([past.nameOf(person), k + 1, product, score.toFixed(8)]);
    }
    const basket = firstBasket(after?.linesOf(person) ?? []);
    const wanted = new Set([...basket].filter((product) => !had.has(product)));
    outcomes.add([ours.map(({ product }) => product), bestNew(catalog, had)], wanted);
    advance(i / people.length);
  }
  const comparisons = after === null ? [] : [outcomes.compared('next baskets that hold something new')];
  return { comparisons, sentences: inWords(comparisons, 'something new that they then bought') };
}

/** What a campaign would show on a page that tells nothing; what fills the list up scores 0. */
function newFor(lines: readonly HistoryLine[], had: ReadonlySet<string>, catalog: Catalog, at: number) {
  const profile = profileOf({ lines, tags: [], attributes: {}, subscribed: 'unknown' });
  const person = { catalog, profile, page: NO_PAGE, now: at };
  const scores = new Map(candidatesOf('next', person).map(({ card, score }) => [card.id, score]));
  return recommend(
    {
      strategy: 'next',
      // A profile names the 200 products bought last: the ones before are no news either.
      show: LENGTH + had.size,
      fallback: 'bestsellers',
      pin: [],
      boost: [],
      bury: [],
      exclude: [],
    },
    { ...person, sensitive: [], currencyDigits: 2 },
  )
    .filter(({ id }) => !had.has(id))
    .slice(0, LENGTH)
    .map(({ id }) => ({ product: id, score: scores.get(id) ?? 0 }));
}

function bestNew({ products }: Catalog, had: ReadonlySet<string>): string[] {
  const list: string[] = [];
  for (const { id } of products) {
    if (!had.has(id)) list.push(id);
    if (list.length === LENGTH) break;
  }
  return list;
}
