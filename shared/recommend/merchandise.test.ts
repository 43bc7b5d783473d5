import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Card } from '../schema/catalog.ts';
import type { ProductFilter, Recommendations } from '../schema/merchandising.ts';
import { eligibility } from './eligible.ts';
import { merchandise, type Scored } from './merchandise.ts';
import { CARDS, settingsOf } from './shelf.fixture.ts';

const page = { kind: 'home', url: 'https://shop.example/', locale: 'en' } as const;
const anyCard = fc.constantFrom(...CARDS);
const anyFilter: fc.Arbitrary<ProductFilter> = fc.oneof(
  anyCard.map((card) => ({ product: card.id })),
  fc.constantFrom<ProductFilter>(
    { category: 'odd' },
    { brand: 'Old' },
    { tag: 'gift' },
    { where: { price: { $gt: 9 } } },
  ),
);
const anyWeighted = fc.array(
  fc
    .tuple(anyFilter, fc.double({ min: 1.01, max: 100, noNaN: true }))
    .map(([filter, by]) => ({ ...filter, by })),
  { maxLength: 3 },
);
const anyRanking = fc
  .shuffledSubarray([...CARDS])
  .map((cards): Scored[] => cards.map((card, i) => ({ card, score: 1 / (i + 1) })));
const anySettings = fc
  .record({
    show: fc.integer({ min: 1, max: 8 }),
    pin: fc.array(
      fc.record({ product: anyCard.map((card) => card.id), position: fc.integer({ min: 1, max: 8 }) }),
      { maxLength: 4 },
    ),
    boost: anyWeighted,
    bury: anyWeighted,
    exclude: fc.array(anyFilter, { maxLength: 2 }),
  })
  .map(settingsOf);
const anyShelf = fc.record({ candidates: anyRanking, fallback: anyRanking });

const shown = (settings: Recommendations, shelf: { candidates: Scored[]; fallback: Scored[] }) =>
  merchandise(settings, {
    ...shelf,
    cardOf: (product) => CARDS.find((card) => card.id === product),
    eligible: eligibility(page, new Set(), settings.exclude, 2),
    currencyDigits: 2,
  }).map((card) => card.id);
const allowed = (settings: Recommendations, card: Card) =>
  eligibility(page, new Set(), settings.exclude, 2)(card);
/** Where a product stands; one that is not shown stands last. */
const placeOf = (list: readonly string[], product: string) =>
  list.includes(product) ? list.indexOf(product) : Number.POSITIVE_INFINITY;

describe('merchandise', () => {
  it('shows at most as many as asked, each once, the same every time', () => {
    fc.assert(
      fc.property(anySettings, anyShelf, (settings, shelf) => {
        const list = shown(settings, shelf);
        expect(list.length).toBeLessThanOrEqual(settings.show);
        expect(new Set(list).size).toBe(list.length);
        expect(shown(settings, shelf)).toEqual(list);
      }),
    );
  });

  it('shows no excluded product, neither by pin nor by fallback', () => {
    fc.assert(
      fc.property(anySettings, anyShelf, (settings, shelf) => {
        for (const id of shown(settings, shelf)) {
          const card = CARDS.find((one) => one.id === id);
          expect(card !== undefined && allowed(settings, card)).toBe(true);
        }
      }),
    );
  });

  it('holds a pin at its position, as long as the list reaches it', () => {
    fc.assert(
      fc.property(anySettings, anyShelf, (settings, shelf) => {
        const list = shown(settings, shelf);
        const heard = { positions: new Set<number>(), products: new Set<string>() };
        for (const { product, position } of settings.pin) {
          const card = CARDS.find((one) => one.id === product);
          const first = !heard.positions.has(position) && !heard.products.has(product);
          if (!card || !allowed(settings, card) || position > settings.show || !first) continue;
          heard.positions.add(position);
          heard.products.add(product);
          expect(list).toContain(product);
          if (list.length === settings.show) expect(list.indexOf(product)).toBe(position - 1);
        }
      }),
    );
  });

  it('never lowers a product by boosting it, nor raises one by burying it', () => {
    fc.assert(
      fc.property(
        anySettings,
        anyShelf,
        anyCard,
        fc.integer({ min: 2, max: 50 }),
        (settings, shelf, card, by) => {
          const place = placeOf(shown(settings, shelf), card.id);
          const rule = { product: card.id, by };
          const boosted = shown({ ...settings, boost: [...settings.boost, rule] }, shelf);
          const buried = shown({ ...settings, bury: [...settings.bury, rule] }, shelf);
          expect(placeOf(boosted, card.id)).toBeLessThanOrEqual(place);
          expect(placeOf(buried, card.id)).toBeGreaterThanOrEqual(place);
        },
      ),
    );
  });

  it('keeps the strategy’s own order without rules, then fills by the fallback', () => {
    const ranking = (...ids: number[]) =>
      ids.flatMap((i) => CARDS.slice(i, i + 1)).map((card, i): Scored => ({ card, score: 1 / (i + 1) }));
    const shelf = { candidates: ranking(5, 2), fallback: ranking(0, 2, 1) };
    expect(shown(settingsOf({ show: 4 }), shelf)).toEqual(['p-5', 'p-2', 'p-0', 'p-1']);
    const pinned = settingsOf({ show: 3, pin: [{ product: 'p-9', position: 2 }] });
    expect(shown(pinned, shelf)).toEqual(['p-5', 'p-9', 'p-2']);
    const boosted = settingsOf({ show: 2, boost: [{ product: 'p-2', by: 3 }] });
    expect(shown(boosted, shelf)).toEqual(['p-2', 'p-5']);
    const buried = settingsOf({ show: 2, bury: [{ brand: 'Aralia', product: 'p-5', by: 3 }] });
    expect(shown(buried, shelf)).toEqual(['p-2', 'p-5']);
  });

  it('closes up when there is too little to fill the places before a pin', () => {
    const settings = settingsOf({ pin: [{ product: 'p-9', position: 4 }] });
    expect(shown(settings, { candidates: [], fallback: [] })).toEqual(['p-9']);
  });
});
