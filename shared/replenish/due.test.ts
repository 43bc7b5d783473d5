import { describe, expect, it } from 'vitest';
import type { Card, Catalog } from '../schema/catalog.ts';
import type { Replenishment } from '../schema/merchandising.ts';
import { historyOf, line, onDay } from '../segment/history.fixture.ts';
import { profileOf } from '../segment/profile.ts';
import { fitRetention } from '../segment/retention-fit.ts';
import { rfmBounds } from '../segment/rfm.ts';
import { dueProducts } from './due.ts';
import { replenishFit } from './fit.ts';

const card = (id: string, more: Partial<Card> = {}): Card => ({ id, title: id, url: `/${id}`, ...more });
const untried = replenishFit(onDay(0)).result().model;
const catalogOf = (...products: Card[]): Catalog => ({
  ...{ builtAt: onDay(0), products, related: products.map(() => []) },
  model: {
    replenish: { ...untried, repeat: [0.2, 0.6, 0.8, 0.9] },
    retention: fitRetention([], onDay(0)),
    rfm: rfmBounds([]),
  },
  flags: { emptyPools: [], spentBudgets: [] },
});
const settings: Replenishment = { confidence: 'balanced', show: 3 };
/** Bought each of the products every 20 days, five times: due on day 100. */
const buyerOf = (...products: string[]) =>
  profileOf(
    historyOf(
      products.flatMap((product) =>
        [0, 20, 40, 60, 80].map((day) => line({ product, at: onDay(day), order: `${product}-${day}` })),
      ),
    ),
  );
const due = (
  catalog: Catalog,
  { profile = buyerOf('coffee', 'tea'), given = settings, day = 98, without = new Set<string>() } = {},
  sensitive: Parameters<typeof dueProducts>[3] = [],
) => dueProducts(profile, catalog, given, sensitive, onDay(day), { without }).map((d) => d.card.id);

describe('dueProducts', () => {
  const both = catalogOf(card('coffee'), card('tea', { category: 'drinks' }));

  it('names what is bought regularly and due about now', () => {
    expect(due(both)).toEqual(['coffee', 'tea']);
  });

  it('names nothing just bought, nor anything long after its time', () => {
    expect(due(both, { day: 82 })).toEqual([]);
    expect(due(both, { day: 500 })).toEqual([]);
  });

  it('names nothing that is next to impossible, however low the threshold of the store', () => {
    const { model, ...rest } = both;
    const thresholds = { cautious: 0, balanced: 0, eager: 0 };
    const lax = { ...rest, model: { ...model, replenish: { ...model.replenish, thresholds } } };
    expect(due(lax)).toEqual(['coffee', 'tea']);
    expect(due(lax, { day: 2000 })).toEqual([]);
  });

  it('stops as soon as the product is bought again', () => {
    const lines = [0, 20, 40, 60, 80, 97].map((day) => line({ at: onDay(day), order: `o-${day}` }));
    expect(due(both, { profile: profileOf(historyOf(lines)) })).toEqual([]);
  });

  it('abstains when a product was bought only once', () => {
    const once = profileOf(historyOf([line({ at: onDay(80) })]));
    expect(due(both, { profile: once, given: { confidence: 'eager', show: 3 } })).toEqual([]);
  });

  it('shows less the more cautious it is told to be', () => {
    const shown = (confidence: Replenishment['confidence']) =>
      [90, 100, 110, 130, 150, 170].filter(
        (day) => due(both, { day, given: { confidence, show: 3 } }).length > 0,
      );
    expect(shown('cautious').length).toBeLessThan(shown('eager').length);
  });

  it('leaves out what is sold out, unknown to the catalogue or in the cart', () => {
    expect(due(catalogOf(card('coffee', { stock: 0 }), card('tea', { stock: 3 })))).toEqual(['tea']);
    expect(due(catalogOf(card('tea')))).toEqual(['tea']);
    expect(due(both, { without: new Set(['coffee']) })).toEqual(['tea']);
  });

  it('never names a sensitive product, even one that is asked for', () => {
    const given: Replenishment = { ...settings, products: { include: [{ category: 'drinks' }] } };
    expect(due(both, { given })).toEqual(['tea']);
    expect(due(both, { given }, [{ category: 'drinks' }])).toEqual([]);
  });

  it('keeps to the products the campaign includes and does not exclude', () => {
    expect(due(both, { given: { ...settings, products: { exclude: [{ product: 'coffee' }] } } })).toEqual([
      'tea',
    ]);
    expect(due(both, { given: { ...settings, products: { include: [{ product: ['coffee'] }] } } })).toEqual([
      'coffee',
    ]);
  });

  it('puts the most pressing first', () => {
    const lines = [
      ...[0, 20, 40, 60, 80].map((day) => line({ product: 'tea', at: onDay(day), order: `t-${day}` })),
      ...[0, 30, 60].map((day) => line({ product: 'coffee', at: onDay(day), order: `c-${day}` })),
    ];
    const found = dueProducts(
      profileOf(historyOf(lines)),
      both,
      { confidence: 'eager', show: 3 },
      [],
      onDay(98),
    );
    const probabilities = found.map((d) => d.probability);
    expect(found.map((d) => d.card.id)).toEqual(['tea', 'coffee']);
    expect(probabilities).toEqual(probabilities.toSorted((a, b) => b - a));
  });
});
