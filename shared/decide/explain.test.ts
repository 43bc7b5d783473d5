import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergePatch } from '../schema/merge-patch.ts';
import { decide } from './decide.ts';
import { explain } from './explain.ts';
import { anyShop, casesOf, contextFrom } from './fixtures/arbitrary.ts';
import { CUSTOMER, documentOf, NOW, POPUP, preparedFrom, STORE, VISIT } from './fixtures/shop.ts';
import type { Reason } from './reason.ts';

/** Those of several campaigns are tested in decide.test.ts. A reason without an entry does not compile. */
const CASES: Readonly<Record<Reason['code'], 'table' | 'decide'>> = {
  'not-live': 'table',
  'not-yet': 'table',
  over: 'table',
  'other-weekday': 'table',
  'other-hour': 'table',
  'needs-consent': 'table',
  'not-in-segment': 'table',
  'in-segment': 'table',
  'other-page': 'table',
  'other-url': 'table',
  'excluded-url': 'table',
  'quiet-url': 'table',
  'other-device': 'table',
  'other-country': 'table',
  'other-language': 'table',
  'other-currency': 'table',
  condition: 'table',
  'already-subscribed': 'table',
  stopped: 'table',
  'closed-recently': 'table',
  'at-most': 'table',
  'per-session': 'table',
  'session-limit': 'table',
  'cart-empty': 'table',
  'goal-country': 'table',
  'goal-currency': 'table',
  'offer-currency': 'table',
  'no-codes': 'table',
  'budget-spent': 'table',
  'slot-absent': 'table',
  'nothing-due': 'table',
  'nothing-to-recommend': 'table',
  'slot-taken': 'decide',
  'overlay-limit': 'decide',
  'held-out': 'table',
  'control-group': 'table',
};

describe('explain', () => {
  it.each(casesOf())('%s', (_, { campaign, context, document, expected }) => {
    const prepared = preparedFrom(documentOf([mergePatch(POPUP, campaign)], document), 'whole');
    const { decision, reasons } = explain(prepared, contextFrom(context));
    const [refusal] = reasons;
    expect(
      refusal
        ? { code: refusal.code, pointer: refusal.pointer, sentence: refusal.sentence }
        : decision.decisions.map(({ campaign: id }) => id),
    ).toEqual(expected === 'shown' ? ['one'] : expected);
  });

  it('has a case for every reason', () => {
    const found = new Set(
      casesOf().flatMap(([, { expected }]) => (expected === 'shown' ? [] : expected.code)),
    );
    const missing = Object.entries(CASES).filter(([code, where]) => where === 'table' && !found.has(code));
    expect(missing).toEqual([]);
  });

  it('decides what decide() decides, and gives every other campaign exactly one reason', () => {
    fc.assert(
      fc.property(anyShop, ({ document, context }) => {
        const { decision, reasons } = explain(preparedFrom(document, 'whole'), context);
        expect(decision).toEqual(decide(preparedFrom(document), context));
        const shown = decision.decisions.filter(({ held }) => !held);
        const named = [...shown, ...reasons].map(({ campaign }) => campaign);
        expect(named.toSorted()).toEqual(document.campaigns.map(({ id }) => id).toSorted());
      }),
      { numRuns: 500 },
    );
  });

  it('points to settings that are there, or to defaults of settings that are not', () => {
    fc.assert(
      fc.property(anyShop, ({ document, context }) => {
        for (const { pointer } of explain(preparedFrom(document, 'whole'), context).reasons) {
          const [, part, index] = pointer.split('/');
          const isOfAll = part === 'limits' || pointer === '/store/control';
          expect(isOfAll || (part === 'campaigns' && Number.isInteger(Number(index)))).toBe(true);
        }
      }),
    );
  });

  it('tells a holdout from the control group, which counts first, and from what nobody would be shown', () => {
    const experiment = { id: 'trial', holdout: 1 };
    const reasons = (campaign: object, store: object) =>
      explain(
        preparedFrom(documentOf([mergePatch(POPUP, campaign)], { store: { ...STORE, ...store } }), 'whole'),
        VISIT,
      ).reasons.map(({ code, pointer }) => [code, pointer]);
    expect(reasons({ experiment }, {})).toEqual([['held-out', '/campaigns/0/experiment/holdout']]);
    expect(reasons({ experiment }, { control: 1 })).toEqual([['control-group', '/store/control']]);
    expect(reasons({}, { control: 1 })).toEqual([['control-group', '/store/control']]);
    expect(reasons({ status: 'draft' }, { control: 1 })).toEqual([['not-live', '/campaigns/0/status']]);
  });

  it('tells when what a nudge names is due, and on whose history that rests; the decision does not', () => {
    const nudge = { ...POPUP, id: 'restock', kind: 'replenishment', view: { as: 'slide-in' } };
    const prepared = preparedFrom(documentOf([nudge]), 'whole');
    const { decision, due } = explain(prepared, { ...VISIT, profile: CUSTOMER });
    expect(due).toMatchObject([{ campaign: 'restock', product: 'beans', dueAt: NOW, basis: 'pair' }]);
    expect(JSON.stringify(decision)).not.toMatch(/basis|probability|dueAt/);
    expect(explain(prepared, VISIT).due).toEqual([]);
  });
});
