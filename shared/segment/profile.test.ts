import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyLines, historyOf, line, onDay } from './history.fixture.ts';
import { orderTimes, profileOf } from './profile.ts';

const profile = (...lines: Parameters<typeof line>[0][]) => profileOf(historyOf(lines.map(line)));

describe('profileOf', () => {
  it('is empty for a person without lines', () => {
    const empty = { orders: 0, firstAt: 0, lastAt: 0, spentMinor: 0, decayed: 0, pairs: [], bought: [] };
    expect(profileOf(historyOf([]))).toMatchObject(empty);
  });

  it('does not depend on the order of lines', () => {
    fc.assert(
      fc.property(
        anyLines.chain((lines) =>
          fc.tuple(fc.constant(lines), fc.shuffledSubarray(lines, { minLength: lines.length })),
        ),
        ([lines, shuffled]) => {
          expect(profileOf(historyOf(shuffled))).toEqual(profileOf(historyOf(lines)));
        },
      ),
    );
  });

  it('is the same with and without cancelled lines', () => {
    fc.assert(
      fc.property(anyLines, (lines) => {
        const kept = lines.filter(({ cancelled }) => !cancelled);
        expect(profileOf(historyOf(lines))).toEqual(profileOf(historyOf(kept)));
      }),
    );
  });

  it('counts an order once however many lines it has', () => {
    expect(profile({ product: 'tea' }, { product: 'soap' }, { order: 'o-2', at: onDay(1) }).orders).toBe(2);
  });

  it('takes a return off what was spent, and off what will be needed again', () => {
    const back = profile({}, { order: 'o-2', at: onDay(3), quantity: -1 });
    expect(back).toMatchObject({ orders: 1, spentMinor: 0, lastAt: onDay(0), bought: ['coffee'] });
    expect(back.pairs).toEqual([]);
  });

  it('counts postage as money, not as a product', () => {
    const posted = profile({}, { product: 'POST', priceMinor: 500, category: 'service' });
    expect(posted).toMatchObject({ spentMinor: 1500, bought: ['coffee'], boughtCategories: [] });
    expect(posted.pairs.map((pair) => pair.product)).toEqual(['coffee']);
  });

  it('lists products and categories most recent first', () => {
    const recent = profile(
      { product: 'tea', category: 'drinks' },
      { product: 'soap', category: 'home', at: onDay(5) },
      { product: 'tea', category: 'drinks', at: onDay(9) },
    );
    expect(recent.bought).toEqual(['tea', 'soap']);
    expect(recent.boughtCategories).toEqual(['drinks', 'home']);
  });

  it('keeps at most 60 pairs, the strongest, and 200 products', () => {
    const lines = Array.from({ length: 300 }, (_, i) => ({
      product: `p-${i}`,
      order: `o-${i}`,
      at: onDay(i),
    }));
    const large = profile(...lines);
    expect(large.pairs).toHaveLength(60);
    expect(large.pairs[0]?.product).toBe('p-299');
    expect(large.bought).toHaveLength(200);
  });

  it('counts order days, and forgets them with time constants of 180 and of 60 days', () => {
    const once = profile({}, { order: 'same-day' });
    const twice = profile({}, { order: 'o-2', at: onDay(180) });
    expect(once.decayed).toBe(1);
    expect(twice.decayed).toBeCloseTo(1 + Math.exp(-1), 12);
    expect(twice.recent).toBeCloseTo(1 + Math.exp(-3), 12);
    expect([once.days, twice.days]).toEqual([1, 2]);
  });
});

describe('orderTimes', () => {
  it('takes the first moment of each order, ascending', () => {
    const lines = [
      line({ order: 'b', at: onDay(4) }),
      line({ order: 'a', at: onDay(2) }),
      line({ order: 'a', at: onDay(1) }),
      line({ order: 'returned', at: onDay(5), quantity: -1 }),
      line({ order: 'cancelled', at: onDay(5), cancelled: true }),
    ];
    expect(orderTimes(lines)).toEqual([onDay(1), onDay(4)]);
  });
});
