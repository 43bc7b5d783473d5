import { describe, expect, it } from 'vitest';
import { decide } from './decide.ts';
import { explain } from './explain.ts';
import { contextFrom } from './fixtures/arbitrary.ts';
import { documentOf, NOW, POPUP, preparedFrom } from './fixtures/shop.ts';

const MINUTE = 60_000;
const tabbed = (more: object = {}) => ({ ...POPUP, view: { as: 'popup', teaser: true }, ...more });
const closed = (end: object = {}, more: object = {}) => ({
  startedAt: NOW - 10 * MINUTE,
  shown: { one: { at: [NOW - 2 * MINUTE], end: { why: 'close', at: NOW - MINUTE, ...end } } },
  ...more,
});
const decided = (campaigns: readonly object[], session: object, document: object = {}) =>
  decide(preparedFrom(documentOf(campaigns, document)), contextFrom({ session })).decisions;
const shownAt = (at: readonly number[], end?: object) => ({
  startedAt: NOW - 10 * MINUTE,
  shown: { one: { at, ...(end && { end }) } },
});
/** The campaign as its tab, as itself, or not at all and why. */
const standing = (campaign: object, session: object, document: object = {}) => {
  const prepared = preparedFrom(documentOf([campaign], document), 'whole');
  const { decision, reasons } = explain(prepared, contextFrom({ session }));
  expect(decision.decisions).toEqual(decided([campaign], session, document));
  const [one] = decision.decisions;
  return one ? (one.teaser ? 'tab' : 'armed') : reasons[0]?.code;
};

describe('an overlay closed earlier in the visit', () => {
  it.each([
    ['comes back as its tab', tabbed(), closed(), 'tab'],
    ['comes back as its tab when its clock is ahead', tabbed(), closed({ at: NOW + MINUTE }), 'tab'],
    ['does not without a teaser', POPUP, closed(), 'closed-recently'],
    ['does not once its tab was closed', tabbed(), closed({ tab: true }), 'closed-recently'],
    ['does not in the next visit', tabbed(), closed({}, { startedAt: NOW - 1000 }), 'closed-recently'],
    ['does not when it was answered', tabbed(), closed({ why: 'submit' }), 'stopped'],
    ['does not when closing ends it', tabbed({ frequency: { stopAfter: ['close'] } }), closed(), 'stopped'],
    ['does not beyond its cap', tabbed({ frequency: { atMost: 1 } }), closed(), 'at-most'],
    [
      'is its tab even where it might open again',
      tabbed({ frequency: { daysAfterClose: 0, perSession: 5 } }),
      closed(),
      'tab',
    ],
    [
      'is its tab after the last overlay of the visit',
      tabbed(),
      closed({}, { overlays: 9, lastOverlayAt: NOW }),
      'tab',
    ],
  ])('%s', (_, campaign, session, expected) => {
    expect(standing(campaign, session)).toBe(expected);
  });

  it.each([
    ['in this visit', shownAt([NOW - MINUTE]), 'tab'],
    ['in an earlier one', shownAt([NOW - 11 * MINUTE]), 'armed'],
    [
      'again, after it was closed before this visit',
      shownAt([NOW - MINUTE], { why: 'close', at: NOW - 20 * MINUTE }),
      'tab',
    ],
    [
      'again from its tab, which was closed before',
      shownAt([NOW - MINUTE], { why: 'close', tab: true, at: NOW - 2 * MINUTE }),
      'tab',
    ],
    ['and then answered', shownAt([NOW - 2 * MINUTE], { why: 'submit', at: NOW - MINUTE }), 'per-session'],
  ])('leaves its tab, too, when it stood open as the visitor walked on: shown %s', (_, session, expected) => {
    expect(standing(tabbed({ frequency: { stopAfter: ['order'] } }), session)).toBe(expected);
  });

  it('leaves no tab on a quiet page', () => {
    expect(standing(tabbed(), closed(), { limits: { quietUrls: ['/products*'] } })).toBe('quiet-url');
  });

  it('is no tab for who is held out: they have seen nothing to close', () => {
    const experiment = { id: 'e', holdout: 1 };
    expect(standing(tabbed({ experiment }), closed())).toBe('closed-recently');
  });

  it('takes no place from the overlays, nor they from it', () => {
    const others = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => ({ ...POPUP, id }));
    const session = closed({}, { overlays: 0, lastOverlayAt: 0 });
    const ids = (campaigns: readonly object[]) => decided(campaigns, session).map(({ campaign }) => campaign);
    expect(ids([tabbed(), ...others])).toEqual(['one', 'a', 'b', 'c', 'd', 'e']);
    expect(ids([...others, tabbed()])).toEqual(['a', 'b', 'c', 'd', 'e', 'one']);
  });
});
