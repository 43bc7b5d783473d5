// Lists of products against real shops: what is published at a date, measured on the first basket after it.
import { describe, expect } from 'vitest';
import {
  type Drawn,
  difference,
  figureOf,
  resampled,
} from '../../worker/tools/backtest/measures/bootstrap.ts';
import type { Measure } from '../../worker/tools/backtest/measures/outcomes.ts';
import { readShop } from './models/lines.ts';
import { onShop, say } from './models/on-shop.ts';
import { type Lists, listsAt } from './models/recommendations.ts';

/** Every measure on everybody and on the same resamples of customers. */
function measured({ next, cosine, best }: Lists): (name: string) => Drawn {
  const mean =
    (values: readonly number[]): Measure =>
    (weights) =>
      values.reduce((sum, value, i) => sum + value * (weights[i] ?? 0), 0) / values.length;
  const measures = new Map(
    Object.entries({ next, cosine, best }).flatMap(([name, scores]) => [
      [`${name} hit`, mean(scores.map(({ hit }) => hit))],
      [`${name} ndcg`, mean(scores.map(({ ndcg }) => ndcg))],
    ]),
  );
  const drawn = resampled(measures, next.length, next.length);
  return (name) => drawn.get(name) ?? { value: Number.NaN, draws: [] };
}

/** Prints our figures beside the baselines and returns them with the gain over basket cosine. */
function reported(name: string, lists: Lists) {
  const of = measured(lists);
  for (const measure of ['hit', 'ndcg']) {
    const { value, low, high } = figureOf(of(`next ${measure}`));
    const gain = difference(of(`next ${measure}`), of(`cosine ${measure}`));
    say(`${name}, new products, ${measure}@10`, {
      ...{ value, low, high, cosine: of(`cosine ${measure}`).value, best: of(`best ${measure}`).value },
      ...{ 'gain, low': gain.low, 'gain, high': gain.high },
    });
  }
  const gain = (measure: string) => difference(of(`next ${measure}`), of(`cosine ${measure}`));
  return { hit: of('next hit').value, ndcg: of('next ndcg').value, gains: [gain('hit'), gain('ndcg')] };
}

const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;

describe('recommendations', () => {
  for (const cut of ['2010-07-01', '2010-08-15', '2010-10-01']) {
    onShop(
      'online-retail-y1',
      `finds what is new in the next basket, and what is bought again, from ${cut}`,
      async () => {
        const lists = listsAt(await readShop('online-retail-y1'), cut);
        const { hit, ndcg, gains } = reported(`online-retail-y1, ${cut}`, lists);
        expect(hit).toBeGreaterThan(0.44);
        expect(ndcg).toBeGreaterThan(0.09);
        for (const gain of gains) expect(gain.low).toBeGreaterThan(0);
        const { related, weights, together, following, sellers, products } = lists.catalog;
        const bytes = JSON.stringify({ related, weights, together, following, sellers }).length;
        say('online-retail-y1, table', { bytes, products: products.length });
        expect(bytes / products.length).toBeLessThan(1_000_000 / 3500);
        for (const name of ['again', 'againShown'] as const) {
          const figures = {
            recall: mean(lists[name].map((one) => one.recall)),
            ndcg: mean(lists[name].map((one) => one.ndcg)),
          };
          say(`online-retail-y1, ${cut}, ${name} at ten`, figures);
          expect(figures.recall).toBeGreaterThan(0.433);
          expect(figures.ndcg).toBeGreaterThan(0.431);
        }
      },
    );
  }

  onShop('amazon-dev', 'is no worse than cosine where hardly anything is bought twice', async () => {
    const { gains } = reported('amazon-dev, 2022-01-01', listsAt(await readShop('amazon-dev'), '2022-01-01'));
    for (const gain of gains) expect(gain.high).toBeGreaterThanOrEqual(0);
  });
});
