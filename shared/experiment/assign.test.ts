import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ONLY_VARIANT } from '../schema/vocabulary.ts';
import { armOf } from './arm.fixture.ts';
import { assign, inControl } from './assign.ts';
import { hashV2 } from './hash.ts';
import { shareCheck } from './share-check.ts';

const VISITORS = Array.from({ length: 20_000 }, (_, i) => `visitor-${i}`);
const share = (of: (visitor: string) => boolean) => VISITORS.filter(of).length / VISITORS.length;

describe('assign', () => {
  it('gives shares that follow the weights', () => {
    const weights = fc
      .array(fc.nat(10), { minLength: 1, maxLength: 4 })
      .filter((list) => list.some((w) => w > 0));
    fc.assert(
      fc.property(fc.uuid(), weights, (id, list) => {
        const variants = list.map((weight, i) => ({ id: `v${i}`, weight }));
        const total = list.reduce((sum, w) => sum + w, 0);
        const given = VISITORS.map((visitor) => assign({ id, variants }, false, visitor).variant);
        for (const { id: variant, weight } of variants)
          expect(given.filter((v) => v === variant).length / given.length).toBeCloseTo(weight / total, 1);
      }),
      { numRuns: 20 },
    );
  });

  it('is stable, whatever the holdout', () => {
    fc.assert(
      fc.property(fc.string(), fc.double({ min: 0, max: 1, noNaN: true }), (visitor, holdout) => {
        const variants = [
          { id: 'a', weight: 1 },
          { id: 'b', weight: 1 },
        ];
        const once = assign({ id: 'e', holdout, variants }, false, visitor);
        expect(assign({ id: 'e', holdout, variants }, false, visitor)).toEqual(once);
        expect(assign({ id: 'e', variants }, false, visitor).variant).toBe(once.variant);
      }),
    );
  });

  it('keeps whoever was held out when the holdout grows', () => {
    const held = (holdout: number) => (visitor: string) =>
      assign({ id: 'e', holdout, variants: [] }, false, visitor).held;
    expect(VISITORS.filter(held(0.1)).every(held(0.3))).toBe(true);
    expect(share(held(0.1))).toBeCloseTo(0.1, 2);
  });

  it('draws holdout, variant and control independently', () => {
    const variants = [
      { id: 'a', weight: 1 },
      { id: 'b', weight: 1 },
    ];
    const at = (visitor: string, holdout: number, control: number) =>
      assign({ id: 'e', holdout, variants }, inControl(control, visitor), visitor);
    const both = share((visitor) => at(visitor, 0.5, 0).held && at(visitor, 0, 0.5).held);
    const heldInA = share((visitor) => at(visitor, 0.5, 0).held && at(visitor, 0, 0).variant === 'a');
    expect(both).toBeCloseTo(0.25, 1);
    expect(heldInA).toBeCloseTo(0.25, 1);
  });

  it('changes nobody when a variant of weight 0 is added, wherever', () => {
    const [a, b, none] = [
      { id: 'a', weight: 3 },
      { id: 'b', weight: 7 },
      { id: 'none', weight: 0 },
    ];
    const given = (variants: { id: string; weight: number }[]) =>
      VISITORS.map((visitor) => assign({ id: 'e', holdout: 0.1, variants }, false, visitor));
    for (const variants of [
      [none, a, b],
      [a, none, b],
      [a, b, none],
    ])
      expect(given(variants)).toEqual(given([a, b]));
  });

  it('divides the visitors of one experiment as another does not', () => {
    const variants = ['a', 'b'].map((id) => ({ id, weight: 1 }));
    const pairs = VISITORS.map((visitor) =>
      ['one', 'two'].map((id) => assign({ id, variants }, false, visitor).variant).join(),
    );
    const arms = ['a,a', 'a,b', 'b,a', 'b,b'].map((pair) =>
      armOf(pair, 1, pairs.filter((one) => one === pair).length, 0),
    );
    expect(shareCheck(arms)).toMatchObject({ mismatch: false });
  });

  it('ends each range before its upper bound', () => {
    for (const visitor of VISITORS.slice(0, 500)) {
      const bound = hashV2('e', visitor);
      const variants = [
        { id: 'below', weight: bound },
        { id: 'from', weight: 1 - bound },
      ];
      expect(assign({ id: 'e', variants }, false, visitor).variant).toBe('from');
      const holdout = hashV2('e/holdout', visitor);
      expect(assign({ id: 'e', holdout, variants: [] }, false, visitor).held).toBe(false);
      expect(inControl(hashV2('store/control', visitor), visitor)).toBe(false);
      expect(inControl(hashV2('store/control', visitor) + 0.0001, visitor)).toBe(true);
    }
  });

  it('never holds out by a share of 0 and always by a share of 1', () => {
    expect(share((visitor) => assign({ id: 'e', holdout: 0, variants: [] }, false, visitor).held)).toBe(0);
    expect(share((visitor) => inControl(0, visitor) || inControl(undefined, visitor))).toBe(0);
    expect(share((visitor) => inControl(1, visitor))).toBe(1);
  });

  it('holds the control group out of everything, with an experiment and without', () => {
    const variants = [{ id: 'a', weight: 1 }];
    expect(assign({ id: 'e', holdout: 0, variants }, true, 'visitor')).toEqual({ variant: 'a', held: true });
    expect(assign(undefined, true, 'visitor')).toEqual({ variant: ONLY_VARIANT, held: true });
  });

  it('gives the first variant, not held out, without a visitor', () => {
    const variants = [
      { id: 'a', weight: 0 },
      { id: 'b', weight: 1 },
    ];
    expect(assign({ id: 'e', holdout: 1, variants }, true, undefined)).toEqual({ variant: 'a', held: false });
    expect(assign(undefined, true, undefined)).toEqual({ variant: ONLY_VARIANT, held: false });
  });
});
