import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide } from './decide.ts';
import { explain } from './explain.ts';
import { contextFrom } from './fixtures/arbitrary.ts';
import { documentOf, POPUP, preparedFrom } from './fixtures/shop.ts';
import { frequencyDefaults, frequencyRefusal, isOneMore, isOverlay } from './frequency.ts';

const NOW = 1_800_000_000_000;
const DAY = 86_400_000;
const code = (...args: Parameters<typeof frequencyRefusal>) => frequencyRefusal(...args) ?? null;
const record = fc.record(
  {
    at: fc.array(fc.integer({ min: NOW - 60 * DAY, max: NOW }), { maxLength: 6 }),
    end: fc.record({
      why: fc.constantFrom('close' as const, 'submit' as const, 'order' as const),
      at: fc.integer({ min: NOW - 60 * DAY, max: NOW }),
    }),
  },
  { requiredKeys: ['at'] },
);
const frequency = fc.record(
  {
    atMost: fc.integer({ min: 1, max: 5 }),
    perDays: fc.integer({ min: 1, max: 60 }),
    perSession: fc.integer({ min: 1, max: 5 }),
    daysAfterClose: fc.nat(60),
    stopAfter: fc.subarray(['submit' as const, 'order' as const, 'close' as const]),
  },
  { requiredKeys: [] },
);

describe('frequencyRefusal', () => {
  it('lets through what was never shown', () => {
    expect(code({ atMost: 1, perSession: 1 }, null, undefined, {}, NOW)).toBeNull();
  });

  it('never lets through more when a cap is lower or is added', () => {
    fc.assert(
      fc.property(frequency, frequency, record, (base, added, shown) => {
        const lower = (a: number | undefined, b: number | undefined) => Math.min(a ?? 99, b ?? 99);
        const stricter = {
          ...base,
          // Days alone mean once in so many days.
          atMost: lower(base.atMost ?? (base.perDays && 1), added.atMost),
          perSession: lower(base.perSession, added.perSession),
          daysAfterClose: Math.max(base.daysAfterClose ?? 0, added.daysAfterClose ?? 0),
          stopAfter: [...(base.stopAfter ?? []), ...(added.stopAfter ?? [])],
        };
        if (code(base, null, shown, {}, NOW)) expect(code(stricter, null, shown, {}, NOW)).not.toBeNull();
      }),
    );
  });

  it('takes days without a number as once in so many days', () => {
    expect(code({ perDays: 7 }, null, { at: [NOW - 6 * DAY] }, {}, NOW)).toBe('at-most');
    expect(code({ perDays: 7 }, null, { at: [NOW - 8 * DAY] }, {}, NOW)).toBeNull();
  });

  it('shows again as time passes, except after an answer', () => {
    fc.assert(
      fc.property(frequency, record, (caps, shown) => {
        const { atMost, perDays, ...rest } = caps;
        const windowed = perDays ? { ...rest, ...(atMost && { atMost }), perDays } : rest;
        const later = code(windowed, null, shown, {}, NOW + 200 * DAY);
        expect(later === null || later === 'stopped').toBe(true);
      }),
    );
  });

  it('knows this visit by its start, by its length, or by half an hour', () => {
    const shown = { at: [NOW - 100_000] };
    expect(code({ perSession: 1 }, null, shown, { startedAt: NOW - 100_000 }, NOW)).toBe('per-session');
    expect(code({ perSession: 1 }, null, shown, { startedAt: NOW - 99_999 }, NOW)).toBeNull();
    expect(code({ perSession: 1 }, null, shown, { seconds: 50 }, NOW)).toBeNull();
    expect(code({ perSession: 1 }, null, shown, {}, NOW)).toBe('per-session');
    expect(code({ perSession: 1 }, null, { at: [NOW - 2_000_000] }, {}, NOW)).toBeNull();
  });

  it('takes a cap above what a browser remembers for what it remembers', () => {
    const shown = { at: Array.from({ length: 50 }, (_, i) => NOW - i * DAY) };
    expect(code({ atMost: 1000 }, null, shown, {}, NOW)).toBe('at-most');
    expect(code({ atMost: 1000 }, null, { at: shown.at.slice(1) }, {}, NOW)).toBeNull();
  });

  it('holds limits over overlays only', () => {
    const limits = { overlaysPerSession: 2, secondsBetweenOverlays: 60 };
    expect(code({}, limits, undefined, { overlays: 2 }, NOW)).toBe('session-limit');
    expect(code({}, limits, undefined, { overlays: 1, lastOverlayAt: NOW - 59_999 }, NOW)).toBe('too-soon');
    expect(code({}, limits, undefined, { overlays: 1, lastOverlayAt: NOW - 60_000 }, NOW)).toBeNull();
    expect(code({}, null, undefined, { overlays: 9, lastOverlayAt: NOW }, NOW)).toBeNull();
  });

  it('keeps an overlay that was closed or answered away by default, and a bar for a day', () => {
    const closed = { at: [NOW - 2 * DAY], end: { why: 'close' as const, at: NOW - 2 * DAY } };
    const answered = { at: [NOW - 99 * DAY], end: { why: 'submit' as const, at: NOW - 99 * DAY } };
    expect(code(frequencyDefaults({ as: 'popup' }), null, closed, {}, NOW)).toBe('closed-recently');
    expect(code(frequencyDefaults({ as: 'slide-in' }), null, answered, {}, NOW)).toBe('stopped');
    expect(code(frequencyDefaults({ as: 'bar' }), null, closed, {}, NOW)).toBeNull();
    expect(frequencyDefaults({ as: 'inline', slot: 'a' })).toEqual({});
  });

  it('counts a bar with a place of its own as in the page', () => {
    expect(
      [{ as: 'bar' } as const, { as: 'bar', slot: 'a' } as const, { as: 'bar', selector: 'a' } as const].map(
        isOverlay,
      ),
    ).toEqual([true, false, false]);
  });
});

describe('a bar over the page', () => {
  const bar = { as: 'bar' } as const;
  const startedAt = NOW - 600_000;
  const inVisit = { at: [NOW - 300_000] };

  it('is one more overlay once in a visit, and then the same one on every page', () => {
    expect(isOneMore(bar, undefined, { startedAt }, NOW)).toBe(true);
    expect(isOneMore(bar, { at: [startedAt - 1] }, { startedAt }, NOW)).toBe(true);
    expect(isOneMore(bar, inVisit, { startedAt }, NOW)).toBe(false);
    expect(isOneMore({ as: 'popup' }, inVisit, { startedAt }, NOW)).toBe(true);
    expect(isOneMore({ ...bar, slot: 'top' }, undefined, { startedAt }, NOW)).toBe(false);
  });

  it('goes on standing where the limits let nothing new show, until it is closed', () => {
    const prepared = preparedFrom(
      documentOf([
        { ...POPUP, id: 'ship', view: bar },
        { ...POPUP, id: 'new' },
      ]),
    );
    const full = { startedAt, overlays: 9, lastOverlayAt: NOW };
    const decided = (shown: object) => {
      const context = contextFrom({ session: { ...full, shown } });
      const { decisions } = decide(prepared, context);
      expect(explain(prepared, context).decision.decisions).toEqual(decisions);
      return decisions.map(({ campaign }) => campaign);
    };
    expect(decided({})).toEqual([]);
    expect(decided({ ship: inVisit })).toEqual(['ship']);
    expect(decided({ ship: { ...inVisit, end: { why: 'close', at: NOW } } })).toEqual([]);
  });
});
