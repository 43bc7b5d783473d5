// Every view in one language: the answer that brings it, with the interface words the Worker sends for it.
import type { DecideAnswer } from '../../../shared/schema/decision.ts';
import type { Cart } from '../../../shared/schema/page.ts';
import { dictionary } from '../../../shared/words/dictionary.ts';
import { type Part, partBits } from '../../../shared/words/words.ts';
import { goodById } from '../../../widget/demo/data/catalogue.ts';
import { picks, restock, shipping, welcome } from '../decisions.ts';
import type { Spoken } from './spoken.ts';

type Decision = DecideAnswer['decisions'][number];

export const VIEWS = [
  'popup',
  'granted',
  'slide-in',
  'bar',
  'recommendations',
  'teaser',
  'saved-cart',
] as const;
export type ViewName = (typeof VIEWS)[number];

/** Goods of the demo shop: their pictures and prices. */
const IDS = ['harbour-espresso', 'breakfast-assam', 'paper-filters', 'wildflower-honey'];
/** How many of each are bought, as a rule or in the cart: every plural form of Arabic is among them. */
export const QUANTITIES = [2, 3, 11, 100];

/** The goods as the Worker decides them, in the money of the language. */
const goodsIn = ({ goods, rate }: Spoken) =>
  goods.map((title, i) => ({
    id: `${IDS[i]}`,
    title,
    url: `/demo/products/${IDS[i]}/`,
    image: `/demo/img/${IDS[i]}.svg`,
    priceMinor: (goodById(`${IDS[i]}`)?.priceMinor ?? 0) * rate,
  }));

/** What is in the cart while these views are drawn. */
export function cartIn(spoken: Spoken): Cart {
  const items = goodsIn(spoken)
    .slice(0, 2)
    .map(({ id, priceMinor }, i) => ({ product: id, quantity: i + 1, priceMinor }));
  return { totalMinor: items.reduce((sum, one) => sum + one.priceMinor * one.quantity, 0), items };
}

/** The answer that brings this view; `more` changes its decision. */
export function answerIn(
  spoken: Spoken,
  view: ViewName,
  more: Partial<Decision> = {},
): Partial<DecideAnswer> {
  const decided = { ...DECIDED[view](spoken), ...more };
  const words = dictionary({})(spoken.locale, partBits(PARTS[view])) ?? {};
  return { locale: spoken.locale, currency: spoken.currency, words, decisions: [decided] };
}

/** The parts of each that say words of their own, as the Worker tells them from its campaign. */
const PARTS: Readonly<Record<ViewName, readonly Part[]>> = {
  popup: ['overlay', 'teaser', 'form', 'code'],
  granted: ['overlay', 'teaser', 'form', 'code'],
  teaser: ['overlay', 'teaser', 'form', 'code'],
  'slide-in': ['overlay', 'due', 'rows'],
  bar: ['overlay', 'goal'],
  recommendations: ['cards'],
  'saved-cart': ['overlay', 'form', 'cart', 'rows'],
};

const form = ({ consent }: Spoken): NonNullable<Decision['form']> => ({
  fields: ['email'],
  deliver: 'screen',
  consent: { as: 'checkbox', text: consent },
  privacy: '/policies/privacy',
});

const popup = (spoken: Spoken): Decision => ({
  ...welcome,
  view: { as: 'popup', teaser: true },
  content: {
    ...spoken.welcome,
    image: { src: '/demo/img/welcome.svg', alt: '', width: 800, height: 480 },
  },
  form: form(spoken),
  offer: { kind: 'percent', percent: 15, apply: 'manual', code: true, terms: spoken.terms },
});

const DECIDED: Readonly<Record<ViewName, (spoken: Spoken) => Decision>> = {
  popup,
  granted: popup,
  teaser: (spoken) => ({ ...popup(spoken), teaser: true }),
  'slide-in': (spoken) => ({
    ...restock,
    content: spoken.restock,
    products: goodsIn(spoken)
      .slice(0, 2)
      .map((product, i) => ({
        ...product,
        lastBought: Date.UTC(2026, 9, 3 + i),
        quantity: QUANTITIES[i] ?? 1,
      })),
  }),
  bar: ({ shipping: content, rate }) => ({
    ...shipping,
    content: { ...content, href: '/demo/coffee/' },
    goal: { kind: 'free-shipping', thresholdMinor: 4500 * rate },
  }),
  recommendations: (spoken) => ({ ...picks, content: spoken.picks, products: goodsIn(spoken) }),
  'saved-cart': (spoken) => ({
    ...welcome,
    campaign: 'keep-cart',
    kind: 'message',
    cart: true,
    view: { as: 'popup' },
    content: spoken.savedCart,
    form: form(spoken),
    offer: { kind: 'none', apply: 'manual', code: false },
    products: goodsIn(spoken)
      .slice(0, 2)
      .map((product, i) => ({ ...product, quantity: i + 1 })),
  }),
};
