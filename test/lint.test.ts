import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explain } from '../shared/decide/explain.ts';
import { documentOf, POPUP, preparedFrom, STORE, VISIT } from '../shared/decide/fixtures/shop.ts';
import { lint } from '../shared/lint/lint.ts';
import type { LintState } from '../shared/lint/lint-state.ts';
import example from '../shared/schema/fixtures/design-example.json' with { type: 'json' };
import { type AnyVisit, anyAudience, anyVisit } from './support/lint/any-audience.ts';
import { NOW, ofSoundShops, soundConfig, trials, UNREACHABLE } from './support/lint/corpus.ts';
import { crowdedSlot, crowding } from './support/lint/crowded-slot.ts';

const STATE: LintState = { now: NOW, pools: new Map(), unknownProducts: new Set(), tellsOfLeads: true };
const said = (document: unknown, state = STATE) =>
  lint(soundConfig(document), state).warnings.map(({ code, pointer }) => `${code} ${pointer}`);

describe('the corpus', () => {
  const all = trials();

  it.each(ofSoundShops())('says nothing of a sound shop: %s', (_, warnings) => {
    expect(warnings).toEqual([]);
  });

  it.each(all.filter(({ hard }) => !hard).map((trial) => [trial.name, trial.shop, trial] as const))(
    'finds %s, in the shop %s, and nothing else',
    (_, __, { found, extra }) => {
      expect(extra).toEqual([]);
      expect(found).toBe(true);
    },
  );

  it('claims nothing of what it cannot prove', () => {
    expect(all.filter(({ hard, found, extra }) => hard && (found || extra.length > 0))).toEqual([]);
  });

  it('has every code', () => {
    const planted = new Set(all.flatMap(({ codes }) => codes));
    expect([...planted].sort()).toEqual([
      ...['all-held', 'audience-empty', 'condition-empty', 'contrast', 'include-excluded', 'never-open'],
      ...[
        'no-fallback',
        'no-holdout',
        'no-origin',
        'nobody-told',
        'one-arm',
        'pin-excluded',
        'pool-empty',
        'pool-low',
      ],
      ...['product-unknown', 'same-variant', 'schedule-over', 'segment-both', 'segment-empty'],
      ...['segment-unused', 'shadowed', 'text-missing', 'text-partial', 'urls-excluded', 'urls-quiet'],
    ]);
  });
});

describe('an audience that the kind of the campaign rules out', () => {
  it.each([
    [{ kind: 'welcome' }, { 'customer.subscribed': 'yes' }, /^A `welcome` is shown to nobody who subscribed/],
    [{ kind: 'message', cart: true }, { 'cart.count': 0 }, /^A campaign with `cart` is for visitors with/],
    [{ kind: 'message' }, { 'page.kind': 'home' }, /its parts rule each other out, at `page.kind`/],
  ])('is told by that: %j for %j', (kind, where, words) => {
    const audience = { where, ...('page.kind' in where && { pages: ['cart'] }) };
    const { warnings } = lint(soundConfig(documentOf([{ ...POPUP, ...kind, audience }])), STATE);
    expect(warnings.find(({ code }) => code === 'audience-empty')?.detail).toMatch(words);
  });
});

describe('docs/publishing.md', () => {
  it('explains every warning there is', () => {
    const codes = [...readFileSync('shared/lint/finding.ts', 'utf8').matchAll(/Found<\s*'([\w-]+)'/g)];
    const rows = [...readFileSync('docs/publishing.md', 'utf8').matchAll(/^\| `([\w-]+)` \|/gm)];
    const names = (found: RegExpExecArray[]) => found.map(([, code]) => code).sort();
    expect(names(codes).length).toBeGreaterThan(20);
    expect(names(rows)).toEqual(names(codes));
  });
});

describe('what is said to be unreachable', () => {
  it('is never shown, to nobody, on no page, at no time from now on', () => {
    let claims = 0;
    fc.assert(
      fc.property(
        fc.array(anyAudience, { minLength: 1, maxLength: 4 }),
        fc.array(anyVisit, { minLength: 15, maxLength: 15 }),
        (campaigns, visits) => {
          const document = documentOf(
            campaigns.map((changes, i) => ({ ...POPUP, ...changes, id: `c-${i}` })),
            { limits: { quietUrls: ['/cart', '/checkout*'] } },
          );
          const unreachable = lint(soundConfig(document), STATE).warnings.flatMap(
            ({ code, campaign = '' }) => (UNREACHABLE.has(code) ? [campaign] : []),
          );
          claims += unreachable.length;
          const prepared = preparedFrom(document);
          const shown = visits.flatMap((visit: AnyVisit) =>
            explain(prepared, { ...VISIT, ...visit }).decision.decisions.map(({ campaign }) => campaign),
          );
          expect(shown.filter((campaign) => unreachable.includes(campaign))).toEqual([]);
        },
      ),
      { numRuns: 400, seed: 5 },
    );
    expect(claims).toBeGreaterThan(200);
  });
});

describe('the linter', () => {
  it('says what the example of the design leaves out', () => {
    const codes = lint(soundConfig(example), {
      ...STATE,
      pools: new Map([['welcome', { left: 50, issued: 0, low: false }]]),
    });
    expect(new Set(codes.warnings.map(({ code }) => code))).toEqual(
      new Set(['segment-unused', 'text-missing', 'text-partial']),
    );
  });

  it('lets a click open an overlay where no overlay opens by itself', () => {
    const none = { limits: { overlaysPerSession: 0 } };
    expect(said(documentOf([POPUP], none))).toContain('overlays-off /campaigns/0/view');
    const wished = { ...POPUP, trigger: { any: [{ click: '.size-guide' }] } };
    expect(said(documentOf([wished], none))).not.toContain('overlays-off /campaigns/0/view');
  });

  it('knows that an hour may still come before the end', () => {
    const until = (iso: string, hours: string) =>
      said(documentOf([{ ...POPUP, schedule: { until: iso, hours: [hours] } }]));
    expect(until('2026-11-21T08:00:00Z', '08:30-09:00')).not.toContain('never-open /campaigns/0/schedule');
    expect(until('2026-11-21T07:00:00Z', '08:30-09:00')).toContain('never-open /campaigns/0/schedule');
    expect(until('2026-11-20T21:00:00Z', '20:00-22:00')).not.toContain('never-open /campaigns/0/schedule');
  });

  it('calls an overlay shadowed once five before it never give way', () => {
    const bar = (id: string) => ({
      ...POPUP,
      ...{ id, view: { as: 'bar' }, frequency: { daysAfterClose: 0 } },
    });
    const five = ['a', 'b', 'c', 'd', 'e'].map(bar);
    const shadowed = (campaigns: readonly object[]) =>
      said(documentOf(campaigns)).filter((one) => one.startsWith('shadowed'));
    expect(shadowed([...five.slice(1), POPUP])).toEqual([]);
    expect(shadowed([...five, POPUP])).toEqual(['shadowed /campaigns/5/view']);
  });

  it.each([
    ['a cap', { frequency: { atMost: 3 } }],
    ['a budget', { offer: { kind: 'percent', percent: 5, code: { fallback: 'X' }, budget: { codes: 9 } } }],
    ['codes that end', { offer: { kind: 'percent', percent: 5, code: { pool: 'p' } } }],
    ['products that may be missing', { kind: 'recommendations' }],
    ['an end', { schedule: { until: '2027-01-01T00:00:00Z' } }],
    ['consent to be asked', { audience: { where: { 'session.visits': { $gte: 0 } } } }],
    ['a currency', { offer: { kind: 'amount', amount: { EUR: '5.00' } } }],
    [
      'a variant elsewhere',
      { experiment: { id: 'x', variants: [{ id: 'a' }, { id: 'b', view: { slot: 'other' } }] } },
    ],
  ])('claims no shadow of a campaign with %s', (_, changes) => {
    const inline = { ...POPUP, view: { as: 'inline', slot: 'top' } };
    const both = [
      { ...inline, id: 'first', ...changes },
      { ...inline, id: 'second' },
    ];
    expect(said(documentOf(both)).filter((one) => one.startsWith('shadowed'))).toEqual([]);
  });

  it('leaves paused campaigns alone, and asks no codes, texts or times of drafts', () => {
    const broken = {
      ...POPUP,
      audience: { where: { 'session.pages': { $lt: 0 } } },
      offer: { kind: 'percent', percent: 5, code: { pool: 'p' } },
      schedule: { until: '2020-01-01T00:00:00Z' },
    };
    const of = (status: string) => said({ store: STORE, campaigns: [{ ...broken, status }] });
    expect(of('paused')).toEqual([]);
    expect(of('draft')).toEqual(['condition-empty /campaigns/0/audience/where']);
  });

  it('names at most fifty of a kind, and counts the others', () => {
    const campaigns = Array.from({ length: 80 }, (_, i) => ({
      ...POPUP,
      ...{ id: `c-${i}`, offer: { kind: 'percent', percent: 5, code: { pool: `p-${i}` } } },
    }));
    const { warnings, more } = lint(soundConfig({ store: STORE, campaigns }), STATE);
    expect([warnings.length, more]).toEqual([50, 30]);
    expect(warnings[0]).toEqual({
      pointer: '/campaigns/0/offer/code/pool',
      code: 'pool-empty',
      detail: 'The pool `p-0` has no codes, and there is no fallback: the offer is not shown.',
      remedy: 'Add codes by `POST …/codes/p-0`.',
      campaign: 'c-0',
    });
  });

  it('knows a campaign that no visit can reach among a thousand in one slot', () => {
    const pattern = (i: number) => `^/products/line-${i}/`;
    const { store, campaigns } = crowdedSlot(999, pattern);
    const twin = crowding(500, pattern(500), 'twin');
    const shadowed = (more: readonly object[]) =>
      said({ store, campaigns: [...campaigns, ...more] }).filter((one) => one.startsWith('shadowed'));
    expect(shadowed([])).toEqual([]);
    expect(shadowed([twin])).toEqual(['shadowed /campaigns/999/view']);
  });

  it('knows that whoever takes a language takes what is spoken of it in a region', () => {
    const inline = { ...POPUP, view: { as: 'inline', slot: 'top' } };
    const of = (wide: readonly string[], narrow: readonly string[]) =>
      said(
        documentOf([
          { ...inline, id: 'wide', audience: { languages: wide } },
          { ...inline, id: 'narrow', audience: { languages: narrow } },
        ]),
      ).filter((one) => one.startsWith('shadowed'));
    expect(of(['en', 'it'], ['en-GB', 'it'])).toEqual(['shadowed /campaigns/1/view']);
    expect(of(['en-GB'], ['en'])).toEqual([]);
  });

  it('answers a condition that grows without end', () => {
    const any = (n: number) => ({
      $or: Array.from({ length: 8 }, (_, i) => ({ [`session.utm.k${n}`]: { $ne: `v${i}` } })),
    });
    const where = { $and: Array.from({ length: 20 }, (_, n) => any(n)) };
    expect(said({ store: STORE, campaigns: [{ ...POPUP, audience: { where } }] })).toEqual([]);
  });
});
