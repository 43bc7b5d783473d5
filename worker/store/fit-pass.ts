// One pass over everybody's lines, without the database: the job `fit` streams its rows through it, and `npm run
// backtest` a file.
import { drained } from '../../shared/recommend/drained.ts';
import { type ReplenishFit, replenishFit } from '../../shared/replenish/fit.ts';
import type { StoreModel } from '../../shared/schema/catalog.ts';
import { type HistoryLine, orderTimes } from '../../shared/segment/profile.ts';
import { type BuyersFit, buyersFit } from './buyers-fit.ts';
import { companionsFit, type FittedCompanions } from './companions-fit.ts';

/** Products best sellers first; `related` holds indices into them, strongest first. What is optional is missing in fits
 * kept before it was learnt. */
export type Fitted = {
  readonly products: readonly ({
    readonly id: string;
    readonly lnGap?: number;
    readonly repeatShare?: number;
    readonly basis?: 'product' | 'category' | 'store';
    readonly related: readonly number[];
  } & Partial<FittedCompanions['products'][number]>)[];
  readonly sellers?: readonly string[];
  readonly leaning?: number;
  /** How many lines it was learnt from. */
  readonly lines?: number;
  readonly model: StoreModel;
};

/** Somebody (`c:` a customer, `e:` a mailbox, `n:` one of whom only orders are left, `o:` the buyer of one order) and all
 * their lines. */
export type PersonLines = { readonly person: string; readonly lines: readonly HistoryLine[] };

/** Whether orders of this person can be told apart from a stranger's: a guest without address cannot come back as far
 * as we can see, and would pass for lost. */
export const isKnownPerson = (person: string): boolean => !person.startsWith('o:');

/** An empty pass as of `now` (ms); `products` are the ids that take part, best sellers first. It ends once. */
export function fitPass(products: readonly string[], now: number) {
  const companions = companionsFit(products, now);
  let seen = 0;
  let people: PeopleFits | undefined = { replenish: replenishFit(now), buyers: buyersFit(now) };
  /** What was learnt; yields between bites of work. */
  function* bites(): Generator<undefined, Fitted> {
    if (people === undefined) throw new Error('this pass has ended');
    const { model, rhythms } = yield* peopleBites(people);
    // The tables of companions need the room that the samples of people take.
    people = undefined;
    yield;
    const { products: learnt, sellers, leaning } = yield* companions.bites();
    return {
      products: products.map((id, i) => ({ id, ...rhythms.get(id), related: [], ...learnt[i] })),
      ...{ sellers, leaning, model, lines: seen },
    };
  }
  return {
    add: ({ person, lines }: PersonLines) => {
      seen += lines.length;
      companions.add(lines);
      if (!isKnownPerson(person) || orderTimes(lines).length === 0) return;
      people?.replenish.add({ lines });
      people?.buyers.add({ lines });
    },
    bites,
    result: (): Fitted => drained(bites()),
  };
}

type PeopleFits = { readonly replenish: ReplenishFit; readonly buyers: BuyersFit };

function* peopleBites({ replenish, buyers }: PeopleFits) {
  const { model, products: rhythms } = yield* replenish.bites();
  yield;
  const people = yield* buyers.bites();
  const fitted: StoreModel = { replenish: model, ...people };
  return { model: fitted, rhythms };
}
