import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Session } from '../schema/page.ts';
import { decide } from './decide.ts';
import { explain } from './explain.ts';
import { contextFrom } from './fixtures/arbitrary.ts';
import { documentOf, NOW, POPUP, preparedFrom } from './fixtures/shop.ts';
import { frequencyDefaults, frequencyRefusal, isOneMore, isOverlay, pageRefusal } from './frequency.ts';
import { sessionStart } from './session-start.ts';

const DAY = 86_400_000;
const SESSION = { visits: 1, pages: 1 };
const VISIT = { startedAt: NOW - 1_800_000 };
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
    expect(code({ atMost: 1, perSession: 1 }, null, undefined, VISIT, NOW)).toBeNull();
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
        if (code(base, null, shown, VISIT, NOW))
          expect(code(stricter, null, shown, VISIT, NOW)).not.toBeNull();
      }),
    );
  });

  it('takes days without a number as once in so many days', () => {
    expect(code({ perDays: 7 }, null, { at: [NOW - 6 * DAY] }, VISIT, NOW)).toBe('at-most');
    expect(code({ perDays: 7 }, null, { at: [NOW - 8 * DAY] }, VISIT, NOW)).toBeNull();
  });

  it('shows again as time passes, except after an answer', () => {
    fc.assert(
      fc.property(frequency, record, (caps, shown) => {
        const { atMost, perDays, ...rest } = caps;
        const windowed = perDays ? { ...rest, ...(atMost && { atMost }), perDays } : rest;
        const visit = { startedAt: NOW + 199 * DAY };
        const later = code(windowed, null, shown, visit, NOW + 200 * DAY);
        expect(later === null || later === 'stopped').toBe(true);
      }),
    );
  });

  it('knows this visit by its start, by its length, or by half an hour', () => {
    const shown = { at: [NOW - 100_000] };
    const inVisit = (session: Session) =>
      code({ perSession: 1 }, null, shown, { startedAt: sessionStart(session, NOW) }, NOW);
    expect(inVisit({ ...SESSION, startedAt: NOW - 100_000 })).toBe('per-session');
    expect(inVisit({ ...SESSION, startedAt: NOW - 99_999 })).toBeNull();
    expect(inVisit({ ...SESSION, seconds: 50 })).toBeNull();
    expect(inVisit(SESSION)).toBe('per-session');
    expect(code({ perSession: 1 }, null, { at: [NOW - 2_000_000] }, VISIT, NOW)).toBeNull();
  });

  it('takes a cap above what a browser remembers for what it remembers', () => {
    const shown = { at: Array.from({ length: 50 }, (_, i) => NOW - i * DAY) };
    expect(code({ atMost: 1000 }, null, shown, VISIT, NOW)).toBe('at-most');
    expect(code({ atMost: 1000 }, null, { at: shown.at.slice(1) }, VISIT, NOW)).toBeNull();
  });

  it('holds limits over overlays only', () => {
    const limits = { overlaysPerSession: 2, secondsBetweenOverlays: 60 };
    expect(code({}, limits, undefined, { ...VISIT, overlays: 2 }, NOW)).toBe('session-limit');
    expect(code({}, limits, undefined, { ...VISIT, overlays: 1, lastOverlayAt: NOW - 59_999 }, NOW)).toBe(
      'too-soon',
    );
    expect(
      code({}, limits, undefined, { ...VISIT, overlays: 1, lastOverlayAt: NOW - 60_000 }, NOW),
    ).toBeNull();
    expect(
      pageRefusal({}, limits, undefined, { ...VISIT, overlays: 1, lastOverlayAt: NOW }, NOW),
    ).toBeUndefined();
    expect(pageRefusal({}, limits, undefined, { ...VISIT, overlays: 2 }, NOW)).toBe('session-limit');
    expect(code({}, null, undefined, { ...VISIT, overlays: 9, lastOverlayAt: NOW }, NOW)).toBeNull();
  });

  it('keeps an overlay that was closed or answered away by default, and a bar for a day', () => {
    const closed = { at: [NOW - 2 * DAY], end: { why: 'close' as const, at: NOW - 2 * DAY } };
    const answered = { at: [NOW - 99 * DAY], end: { why: 'submit' as const, at: NOW - 99 * DAY } };
    expect(code(frequencyDefaults({ as: 'popup' }), null, closed, VISIT, NOW)).toBe('closed-recently');
    expect(code(frequencyDefaults({ as: 'slide-in' }), null, answered, VISIT, NOW)).toBe('stopped');
    expect(code(frequencyDefaults({ as: 'bar' }), null, closed, VISIT, NOW)).toBeNull();
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
    expect(isOneMore(bar, undefined, { startedAt })).toBe(true);
    expect(isOneMore(bar, { at: [startedAt - 1] }, { startedAt })).toBe(true);
    expect(isOneMore(bar, inVisit, { startedAt })).toBe(false);
    expect(isOneMore({ as: 'popup' }, inVisit, { startedAt })).toBe(true);
    expect(isOneMore({ ...bar, slot: 'top' }, undefined, { startedAt })).toBe(false);
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

describe('what a click asks for', () => {
  const startedAt = NOW - 600_000;
  const click = { click: '#offer' };
  const standing = (trigger: object, session: object, more: object = {}) => {
    const campaigns = [{ ...POPUP, frequency: { atMost: 1 }, trigger, ...more }];
    const context = contextFrom({ session: { startedAt, ...session } });
    const { decision, reasons } = explain(preparedFrom(documentOf(campaigns), 'whole'), context);
    expect(decide(preparedFrom(documentOf(campaigns)), context)).toEqual(decision);
    return reasons[0]?.code ?? 'armed';
  };
  const seen = (end?: string) => ({
    shown: { one: { at: [NOW - 1000], ...(end && { end: { why: end, at: NOW } }) } },
  });

  it.each([
    ['the overlays of the visit', { overlays: 9, lastOverlayAt: NOW }, 'session-limit'],
    ['its caps', seen(), 'at-most'],
    ['that it was closed', seen('close'), 'closed-recently'],
  ])('is not held back by %s, as any other is', (_, session, held) => {
    expect(standing({ any: [{ afterSeconds: 5 }, click] }, session)).toBe('armed');
    expect(standing({ all: [click, { click: '#more' }] }, session)).toBe('armed');
    expect(standing({ any: [{ afterSeconds: 5 }] }, session)).toBe(held);
    expect(standing({ all: [{ afterSeconds: 5 }, click] }, session)).toBe(held);
  });

  it('is over once it was answered, and not because closing would end it', () => {
    const frequency = { stopAfter: ['close', 'submit'] };
    expect(standing({ any: [click] }, seen('submit'), { frequency })).toBe('stopped');
    expect(standing({ any: [click] }, seen('order'))).toBe('stopped');
    expect(standing({ any: [click] }, seen('close'), { frequency })).toBe('armed');
  });

  it('opens on a click only in the variants that say so', () => {
    const variants = [
      { id: 'a', weight: 1, trigger: { any: [{ afterSeconds: 1 }], all: null } },
      { id: 'b', weight: 0, trigger: { any: [click] } },
    ];
    const experiment = { id: 'e', variants };
    expect(standing({ any: [click] }, { overlays: 9 }, { experiment })).toBe('session-limit');
  });
});
