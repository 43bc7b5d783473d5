import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import example from '../schema/fixtures/design-example.json' with { type: 'json' };
import { mergePatch } from '../schema/merge-patch.ts';
import type { Context } from './context.ts';
import { decide } from './decide.ts';
import { explain } from './explain.ts';
import { anyShop, contextFrom } from './fixtures/arbitrary.ts';
import { CATALOG, CUSTOMER, documentOf, NOW, POPUP, preparedFrom, VISIT } from './fixtures/shop.ts';

const shown = (document: object, context: Context = VISIT) =>
  decide(preparedFrom(document), context).decisions.map(({ campaign }) => campaign);
const named = (id: string, more: object = {}) => ({ ...POPUP, id, ...more });
const inline = (id: string, view: object, more: object = {}) =>
  named(id, { view: { as: 'inline', ...view }, ...more });

describe('the laws of decide', () => {
  it('is deterministic', () => {
    fc.assert(
      fc.property(anyShop, ({ document, context }) => {
        const prepared = preparedFrom(document);
        const first = decide(prepared, context);
        expect(decide(prepared, context)).toEqual(first);
        expect(decide(preparedFrom(document), structuredClone(context))).toEqual(first);
      }),
    );
  });

  it('does not remember one visitor when it decides for the next', () => {
    const visits = fc.array(anyShop, { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(anyShop, visits, ({ document }, others) => {
        const prepared = preparedFrom(document);
        for (const { context } of [...others, ...others])
          expect(decide(prepared, context)).toEqual(decide(preparedFrom(document), context));
      }),
    );
  });

  it('uses the page alone without consent', () => {
    fc.assert(
      fc.property(anyShop, ({ document, context }) => {
        const prepared = preparedFrom(document);
        const anonymous = decide(prepared, { ...context, consent: false });
        const { visitor: _, ...page } = context;
        const stranger = { ...page, consent: false, profile: null, session: { visits: 9, pages: 9 } };
        expect(anonymous).toEqual(decide(prepared, stranger));
        expect(JSON.stringify(anonymous)).not.toMatch(/held|lastBought/);
        for (const one of anonymous.decisions) expect(['a', 'default']).toContain(one.variant);
      }),
    );
  });

  it('never shows more when a campaign gets a cap', () => {
    const caps = fc.constantFrom(
      { frequency: { atMost: 1, perSession: 1 } },
      { schedule: { weekdays: ['mon'] } },
      { audience: { pages: ['home'] } },
      { status: 'paused' },
    );
    fc.assert(
      fc.property(anyShop, caps, fc.nat(11), ({ document, context }, cap, at) => {
        const before = shown(document, context);
        const campaigns = document.campaigns.map((one, i) => (i === at ? mergePatch(one, cap) : one));
        const after = shown({ ...document, campaigns }, context);
        const id = document.campaigns[at]?.id ?? '';
        expect(after.length).toBeLessThanOrEqual(before.length);
        if (!before.includes(id)) expect(after).toEqual(before);
      }),
    );
  });

  it('never shows what a looser limit did not', () => {
    fc.assert(
      fc.property(anyShop, fc.nat(3), fc.nat(90), ({ document, context }, overlaysPerSession, seconds) => {
        const limits = { overlaysPerSession, secondsBetweenOverlays: seconds, quietUrls: ['/quiet*'] };
        const loose = { overlaysPerSession: 100, secondsBetweenOverlays: 0 };
        expect(shown({ ...document, limits: loose }, context)).toEqual(
          expect.arrayContaining(shown({ ...document, limits }, context)),
        );
      }),
    );
  });

  it('shows at most five overlays and one campaign in a place', () => {
    fc.assert(
      fc.property(anyShop, ({ document, context }) => {
        const { decisions } = decide(preparedFrom(document), context);
        const views = decisions.flatMap(({ view, teaser }) => (teaser ? [] : [view]));
        const places = views.flatMap((view) =>
          view.as === 'inline' ? [JSON.stringify([view.slot, view.selector])] : [],
        );
        expect(views.length - places.length).toBeLessThanOrEqual(5);
        expect(new Set(places).size).toBe(places.length);
      }),
    );
  });

  it('keeps a decision while time passes within its hours', () => {
    const document = documentOf([named('one', { schedule: { hours: ['20:00-22:00'] } })]);
    const [first] = decide(preparedFrom(document), VISIT).decisions;
    expect(first?.until).toBe(NOW + 3_600_000);
    expect(shown(document, { ...VISIT, now: NOW + 3_599_999 })).toEqual(['one']);
    expect(shown(document, { ...VISIT, now: NOW + 3_600_000 })).toEqual([]);
  });
});

describe('places', () => {
  it('gives five overlays in the order of the config, and refuses the sixth', () => {
    const document = documentOf(['a', 'b', 'c', 'd', 'e', 'f'].map((id) => named(id)));
    expect(shown(document)).toEqual(['a', 'b', 'c', 'd', 'e']);
    const [refusal] = explain(preparedFrom(document, 'whole'), VISIT).reasons;
    expect(refusal).toMatchObject({
      campaign: 'f',
      code: 'overlay-limit',
      pointer: '/campaigns/5/view',
    });
  });

  it('gives a slot to the first campaign that fits it', () => {
    const document = documentOf([inline('a', { slot: 'top' }), inline('b', { slot: 'top' })]);
    expect(shown(document)).toEqual(['a']);
    const [refusal] = explain(preparedFrom(document, 'whole'), VISIT).reasons;
    expect(refusal).toMatchObject({ campaign: 'b', code: 'slot-taken', actual: 'a' });
    expect(refusal?.sentence).toBe('Campaign a comes earlier and has taken the slot top.');
  });

  it('keeps slots and selectors apart', () => {
    const document = documentOf([
      inline('a', { slot: 'top' }),
      inline('b', { selector: 'top' }),
      inline('c', { selector: 'top' }),
    ]);
    expect(shown(document, { ...VISIT, slots: ['top'] })).toEqual(['a', 'b']);
  });

  it('fills no slot on a page that has none, and any where the page does not say', () => {
    const document = documentOf([inline('a', { slot: 'top' }), inline('b', { selector: 'top' })]);
    expect(shown(document, { ...VISIT, slots: [] })).toEqual(['b']);
    expect(shown(document)).toEqual(['a', 'b']);
  });

  it('leaves the slot to the next campaign when there is nothing to recommend', () => {
    const empty = { kind: 'recommendations', recommendations: { strategy: 'again', fallback: 'none' } };
    const document = documentOf([inline('a', { slot: 'top' }, empty), inline('b', { slot: 'top' })]);
    expect(shown(document)).toEqual(['b']);
  });

  it('shows what is in the page after the overlays are full', () => {
    const document = documentOf([
      ...['a', 'b', 'c', 'd', 'e', 'f'].map((id) => named(id)),
      inline('g', { slot: 'top' }),
    ]);
    expect(shown(document)).toEqual(['a', 'b', 'c', 'd', 'e', 'g']);
  });

  it('counts toward the limits what lies over the page, not what is in it', () => {
    const limits = { overlaysPerSession: 1 };
    const document = documentOf([named('a'), inline('b', { slot: 'top' })], { limits });
    const having = (id: string) =>
      shown(document, contextFrom({ session: { shown: { [id]: { at: [NOW - 10_000] } } } }));
    expect(having('b')).toEqual(['a', 'b']);
    expect(having('gone')).toEqual(['b']);
  });

  it('gives a bar in a slot, or in the place of a block of the shop, that place and no other', () => {
    const bar = (id: string, view: object) => named(id, { view: { as: 'bar', ...view } });
    const document = documentOf([
      bar('a', { slot: 'top' }),
      inline('b', { slot: 'top' }),
      bar('c', { selector: '.promo' }),
      bar('d', { selector: '.promo' }),
      bar('e', {}),
    ]);
    expect(shown(document)).toEqual(['a', 'c', 'e']);
    expect(shown(document, { ...VISIT, slots: [] })).toEqual(['c', 'e']);
    const taken = explain(preparedFrom(document, 'whole'), VISIT).reasons;
    expect(taken.map(({ code, sentence }) => [code, sentence])).toEqual([
      ['slot-taken', 'Campaign a comes earlier and has taken the slot top.'],
      ['slot-taken', 'Campaign c comes earlier and has taken the selector .promo.'],
    ]);
  });

  it('counts a bar in a slot as in the page', () => {
    const document = documentOf([named('a', { view: { as: 'bar', slot: 'top' } })]);
    expect(shown(document, { ...VISIT, session: { ...VISIT.session, overlays: 9 } })).toEqual(['a']);
  });
});

describe('what is drawn', () => {
  it('is the example of the design, in the language and the currency of the page', () => {
    const page = { ...VISIT.page, locale: 'tr', currency: 'TRY' };
    const { decisions, ...rest } = decide(preparedFrom(example), { ...VISIT, page });
    expect(rest).toMatchObject({ revision: 7, locale: 'tr', currency: 'TRY', theme: { accent: '#0a6' } });
    expect(decisions[0]).toMatchObject({
      campaign: 'welcome-15',
      content: {
        title: expect.stringMatching(/İlk|Welcome/),
        body: 'Join the list.',
        done: { title: 'Here is your code' },
      },
      offer: {
        kind: 'percent',
        percent: 15,
        minimumMinor: 90_000,
        terms: 'First order, from €40.',
        code: true,
      },
      form: {
        fields: ['email'],
        deliver: 'screen',
        consent: { as: 'checkbox' },
        privacy: example.store.privacyUrl,
      },
    });
    expect(rest.words).toMatchObject({ privacy: 'Gizlilik politikası' });
    expect(JSON.stringify(decisions)).not.toMatch(/WELCOME15|"pool"|segment|budget/);
  });

  it('falls back field by field, into done as well', () => {
    const content = {
      en: { title: 'T', body: 'B', done: { title: 'D', body: 'DB' } },
      it: { title: 'Ti', done: { title: 'Di' } },
      'it-CH': { title: 'Tch' },
    };
    const drawn = (locale: string) =>
      decide(preparedFrom(documentOf([named('a', { content })])), contextFrom({ page: { locale } }))
        .decisions[0]?.content;
    expect(drawn('it-CH')).toEqual({ title: 'Tch', body: 'B', done: { title: 'Di', body: 'DB' } });
    expect(drawn('it_IT')).toEqual({ title: 'Ti', body: 'B', done: { title: 'Di', body: 'DB' } });
    expect(drawn('ko')).toEqual(content.en);
    expect(drawn('not a locale')).toEqual(content.en);
  });

  it('draws due products with when and how many were bought', () => {
    const document = documentOf([named('a', { kind: 'replenishment', view: { as: 'slide-in' } })]);
    const [one] = decide(preparedFrom(document), { ...VISIT, profile: CUSTOMER }).decisions;
    expect(one?.products).toEqual([
      {
        id: 'beans',
        title: 'BEANS',
        url: '/products/beans',
        priceMinor: 990,
        lastBought: NOW - 30 * 86_400_000,
        quantity: 2,
      },
    ]);
  });

  it('puts no more in the cart than there is', () => {
    const document = documentOf([named('a', { kind: 'replenishment', view: { as: 'slide-in' } })]);
    const products = CATALOG.products.map((card) => ({ ...card, stock: 1 }));
    const context = { ...VISIT, profile: CUSTOMER, catalog: { ...CATALOG, products } };
    const [one] = decide(preparedFrom(document), context).decisions;
    expect(one?.products).toMatchObject([{ id: 'beans', quantity: 1 }]);
  });

  it('leaves prices out of a page in another currency', () => {
    const document = documentOf([inline('a', { slot: 'top' }, { kind: 'recommendations' })]);
    const prices = (currency: string) =>
      decide(preparedFrom(document), contextFrom({ page: { currency } })).decisions[0]?.products?.map(
        ({ priceMinor }) => priceMinor,
      );
    expect(prices('EUR')).toContain(990);
    expect(prices('TRY')?.every((price) => price === undefined)).toBe(true);
  });

  it('draws pinned products first', () => {
    const recommendations = { pin: [{ product: 'tea', position: 1 }] };
    const document = documentOf([inline('a', { slot: 'top' }, { kind: 'recommendations', recommendations })]);
    const [one] = decide(preparedFrom(document), { ...VISIT, catalog: CATALOG }).decisions;
    expect(one?.products?.[0]?.id).toBe('tea');
  });

  it('says nothing of a held-out campaign but when and where it would show', () => {
    const experiment = { id: 'e', holdout: 1, variants: [{ id: 'a', weight: 1 }] };
    const document = documentOf([inline('one', { slot: 'top' }, { experiment, offer: { kind: 'none' } })]);
    const [one] = decide(preparedFrom(document), VISIT).decisions;
    expect(one).toEqual({
      campaign: 'one',
      kind: 'message',
      variant: 'a',
      held: true,
      trigger: { any: [{ immediately: true }] },
      frequency: {},
      view: { as: 'inline', slot: 'top' },
    });
  });

  it('draws the way to a goal whatever is in the cart, beyond it as well, for then it says so', () => {
    const goal = { kind: 'free-shipping', threshold: { EUR: '50.00' } };
    const content = { en: { title: '{remaining} to go', done: { title: 'Free' } } };
    const document = documentOf([named('a', { goal, content, view: { as: 'bar' } })]);
    for (const totalMinor of [0, 4999, 5000, 90_000]) {
      const [one] = decide(preparedFrom(document), contextFrom({ page: { cart: { totalMinor } } })).decisions;
      expect(one).toMatchObject({ goal: { thresholdMinor: 5000 }, content: content.en });
    }
    expect(shown(document, contextFrom({ page: { cart: null } }))).toEqual(['a']);
  });

  it.each([
    [{ as: 'bar', position: 'bottom' }, { as: 'bar' }],
    [
      { as: 'bar', position: 'top', slot: 'top' },
      { as: 'bar', slot: 'top' },
    ],
    [
      { as: 'inline', selector: '.promo' },
      { as: 'inline', selector: '.promo' },
    ],
    [{ as: 'slide-in', side: 'start', teaser: true }, { as: 'slide-in' }],
  ])('tells the browser where a held-out %j would be, not how', (view, told) => {
    const document = documentOf([named('a', { view, experiment: { id: 'e', holdout: 1 } })]);
    expect(decide(preparedFrom(document), VISIT).decisions).toMatchObject([{ held: true, view: told }]);
    expect(decide(preparedFrom(document), VISIT).decisions[0]?.view).toEqual(told);
  });

  it('holds the control group of the store out of everything', () => {
    const document = documentOf([named('one')], { store: { ...documentOf([]).store, control: 1 } });
    expect(decide(preparedFrom(document), VISIT).decisions).toMatchObject([
      { variant: 'default', held: true },
    ]);
  });

  it('draws each variant with its own parts', () => {
    const variants = [
      { id: 'a', weight: 1 },
      {
        id: 'b',
        weight: 1,
        content: { en: { title: 'Other' } },
        view: { as: 'slide-in' },
        trigger: { any: [{ exitIntent: true }] },
      },
    ];
    const prepared = preparedFrom(documentOf([named('one', { experiment: { id: 'e', variants } })]));
    const drawn = new Map(
      Array.from({ length: 50 }, (_, i) => {
        const [one] = decide(prepared, { ...VISIT, visitor: `v${i}` }).decisions;
        return [one?.variant, [one?.content?.title, one?.view.as, JSON.stringify(one?.trigger)]] as const;
      }),
    );
    expect(drawn.get('a')).toEqual(['Hello', 'popup', '{"any":[{"afterSeconds":8},{"exitIntent":true}]}']);
    expect(drawn.get('b')).toEqual(['Other', 'slide-in', '{"any":[{"exitIntent":true}]}']);
  });

  it('brings the words that its decisions need, the own ones of the store before the built-in', () => {
    const words = { it: { close: 'Via' } };
    const content = { en: { title: 'Hello' }, it: { title: 'Ciao' } };
    const offer = { kind: 'none', code: { fallback: 'X' } };
    const said = (more: object, document: object = {}) =>
      decide(preparedFrom(documentOf([named('a', { content, ...more })], { words, ...document })), VISIT)
        .words;
    expect(said({})).toEqual({ close: 'Via' });
    expect(said({ view: { as: 'popup', teaser: true } })).toMatchObject({
      close: 'Via',
      tabClose: 'Nascondi',
    });
    expect(Object.keys(said({ offer }) ?? {})).toEqual(expect.arrayContaining(['copy', 'validUntil']));
    expect(said({ status: 'paused' })).toBeUndefined();
    expect(said({}, { store: { ...documentOf([]).store, control: 1 } })).toBeUndefined();
  });
});

describe('what was viewed', () => {
  const recalling = (status = 'live') =>
    documentOf([
      {
        ...{ id: 'seen', kind: 'recommendations', status, view: { as: 'inline', slot: 'below' } },
        recommendations: { strategy: 'recently-viewed', fallback: 'none' },
        content: { en: { title: 'Seen' } },
      },
    ]);
  const context = contextFrom({ session: { viewed: ['tea', 'filters'] } });

  it('is shown, and the product of the page is told to be remembered with it', () => {
    const { decisions, viewed } = decide(preparedFrom(recalling()), context);
    expect(decisions[0]?.products?.map(({ id }) => id)).toEqual(['tea', 'filters']);
    expect(viewed).toEqual(['beans', 'tea', 'filters']);
  });

  it('is neither shown nor remembered without consent', () => {
    const decision = decide(preparedFrom(recalling()), { ...context, consent: false });
    expect(decision.decisions).toEqual([]);
    expect(decision.viewed).toBeUndefined();
  });

  it('is forgotten once no live campaign asks for it', () => {
    for (const document of [recalling('draft'), recalling('paused'), documentOf([POPUP])]) {
      expect(decide(preparedFrom(document), context).viewed).toEqual([]);
      expect(decide(preparedFrom(document), VISIT).viewed).toBeUndefined();
    }
  });

  it('is not spoken of on a page that adds nothing to it', () => {
    const home = contextFrom({ page: { kind: 'home', product: null }, session: { viewed: ['tea'] } });
    expect(decide(preparedFrom(recalling()), home).viewed).toBeUndefined();
  });
});

describe('a thousand campaigns', () => {
  const many = (of: (i: number) => object) =>
    documentOf(Array.from({ length: 1000 }, (_, i) => named(`c-${i}`, of(i))));

  it('read an attribute once, however many ask for it', () => {
    let reads = 0;
    const geo = {
      country: 'IT',
      get region() {
        reads++;
        return '62';
      },
    };
    const document = many((i) => ({ audience: { where: { 'geo.region': { $ne: '62', $in: [`r-${i}`] } } } }));
    expect(shown(document, { ...VISIT, geo })).toEqual([]);
    expect(reads).toBe(1);
  });

  it('are decided in the order of the document, whatever screens leave of them', () => {
    const pages = ['home', 'product', 'cart', 'search'] as const;
    const document = many((i) => ({
      audience: { pages: [pages[i % 4]], countries: [i % 3 === 0 ? 'IT' : 'TR'] },
    }));
    expect(shown(document)).toEqual(['c-9', 'c-21', 'c-33', 'c-45', 'c-57']);
  });
});

describe('hostile input', () => {
  it.each(['constructor', 'valueof'])('treats the name %s like any other', (name) => {
    const document = documentOf([
      named(name, { audience: { where: { [`session.utm.${name}`]: { $exists: false } } } }),
    ]);
    const context = contextFrom({ session: { shown: {}, utm: {} }, page: { currency: 'XXX' } });
    expect(shown(document, context)).toEqual([name]);
  });

  it('survives addresses that decode to nothing', () => {
    const document = documentOf([named('a', { audience: { urls: { include: ['/*'] } } })]);
    for (const url of ['https://x/%E0%A4%A', 'https://x', 'https://x?%=%', `https://x/${'a/'.repeat(900)}`])
      expect(shown(document, contextFrom({ page: { url } }))).toEqual(['a']);
  });
});
