// The config of the demo store: what a marketer of Kettle & Crane would publish. Order is priority.
import type { ConfigInput } from '../../../shared/schema/config.ts';
import { ARABIC } from './arabic.ts';
import { COME_BACK_CODE, WELCOME_FALLBACK } from './codes.ts';
import { ITALIAN } from './italian.ts';

const picture = (name: string, alt: string) => ({
  src: `/demo/img/${name}.svg`,
  alt,
  width: 800,
  height: 480,
});

/** The document as it is put; `origin` is where the shop is served. */
export function demoConfig(origin: string): ConfigInput {
  return {
    $schema: `${origin}/schema/config.json`,
    store: {
      name: 'Kettle & Crane',
      currency: 'EUR',
      locale: 'en',
      timeZone: 'Europe/Rome',
      origins: [origin],
      privacyUrl: '/demo/',
    },
    theme: { accent: '#1f5a48', radius: 14, colorScheme: 'auto' },
    limits: { overlaysPerSession: 2, secondsBetweenOverlays: 60 },
    segments: { office: { name: 'Offices', where: { 'customer.tags': { $in: ['office'] } } } },
    campaigns: [
      ...[welcome, comeBack, restock, keepCart, delivery, shipFree],
      ...[loyalPicks, goesWell, bestsellers, besideTheCart],
    ].map(inEveryLanguage),
  };
}

type CampaignInput = ConfigInput['campaigns'][number];

/** With what it says in the languages beside English; what a language leaves out is said in English. */
function inEveryLanguage(campaign: CampaignInput): CampaignInput {
  const { [campaign.id]: it } = ITALIAN;
  const { [campaign.id]: ar } = ARABIC;
  return { ...campaign, content: { ...campaign.content, ...(it && { it }), ...(ar && { ar }) } };
}

const welcome: CampaignInput = {
  id: 'welcome-15',
  name: 'Welcome: 15% for an address',
  kind: 'welcome',
  status: 'live',
  audience: { segments: ['new', 'returning'] },
  trigger: { any: [{ afterSeconds: 9 }, { scrolledPercent: 40 }] },
  frequency: { atMost: 3, perDays: 30, perSession: 1, daysAfterClose: 14, stopAfter: ['submit', 'order'] },
  offer: {
    kind: 'percent',
    percent: 15,
    terms: {
      en: 'Once per person, on your first order.',
      it: 'Una volta per persona, sul primo ordine.',
      ar: 'مرة واحدة لكل شخص، على الطلب الأول.',
    },
    code: { pool: 'welcome', fallback: WELCOME_FALLBACK },
    apply: 'automatic',
  },
  form: {
    fields: ['email'],
    // Browser tests type faster than people.
    atLeastSeconds: 0,
    consent: {
      as: 'notice',
      text: {
        en: 'We write about new harvests, twice a month at most. Unsubscribe any time.',
        it: 'Scriviamo dei nuovi raccolti, al massimo due volte al mese. Ti cancelli quando vuoi.',
        ar: 'نكتب عن المحاصيل الجديدة مرتين في الشهر على الأكثر، ويمكنك إلغاء الاشتراك في أي وقت.',
      },
    },
  },
  view: { as: 'popup', teaser: true },
  content: {
    en: {
      title: '15% off your first cup',
      teaser: '15% off your first cup',
      body: 'Leave your address and we will put the kettle on: a code for your first order, and a note when a new harvest comes in.',
      action: 'Get my 15%',
      dismiss: 'No, thank you',
      image: picture('welcome', 'A bag of coffee, a box of biscotti and a full cup in the morning sun'),
      done: {
        title: 'Welcome to the table',
        body: '15% off, once per person. If you have asked before, the code you got then still holds.',
        action: 'Keep looking',
      },
    },
  },
};

const comeBack: CampaignInput = {
  id: 'come-back',
  name: 'Win-back: 20% for those who have been away',
  kind: 'message',
  status: 'live',
  audience: { segments: ['at-risk', 'lapsed'] },
  trigger: { any: [{ afterSeconds: 3 }, { scrolledPercent: 25 }, { exitIntent: true }] },
  frequency: { atMost: 2, perDays: 30, daysAfterClose: 30, stopAfter: ['order'] },
  offer: { kind: 'percent', percent: 20, code: { fallback: COME_BACK_CODE }, apply: 'automatic' },
  view: { as: 'popup' },
  content: {
    en: {
      title: 'We kept your shelf free',
      body: 'It has been a while. Here is 20% off whatever you would like to drink next.',
      action: 'Take 20% off',
      dismiss: 'Not now',
      image: picture('come-back', 'A cup waiting beside a tin of breakfast tea'),
      done: {
        title: 'Good to have you back',
        body: 'It counts for everything in the shop.',
        action: 'See the coffees',
        href: '/demo/coffee/',
      },
    },
  },
};

const restock: CampaignInput = {
  id: 'restock',
  name: 'Replenishment: what is about to run out',
  kind: 'replenishment',
  status: 'live',
  audience: { segments: { any: ['first-time', 'active', 'loyal'], none: ['office'] } },
  trigger: { any: [{ afterSeconds: 2 }] },
  frequency: { atMost: 3, perDays: 14, daysAfterClose: 4 },
  replenishment: { confidence: 'balanced', show: 2 },
  view: { as: 'slide-in', side: 'start' },
  content: {
    en: {
      title: 'Running low on {product}?',
      body: 'Going by your usual rhythm, it is about time.',
      action: 'Add to cart',
      dismiss: 'Still enough',
    },
  },
};

const keepCart: CampaignInput = {
  id: 'keep-cart',
  name: 'Saved cart: who is about to leave with something in it',
  kind: 'message',
  status: 'live',
  audience: { where: { 'cart.count': { $gte: 1 } } },
  trigger: { any: [{ exitIntent: true }] },
  frequency: { atMost: 2, perDays: 14, daysAfterClose: 7, stopAfter: ['submit', 'order'] },
  cart: true,
  form: {
    fields: ['email'],
    deliver: 'email',
    atLeastSeconds: 0,
    consent: {
      as: 'notice',
      text: {
        en: 'One message with your cart, nothing else.',
        it: 'Un solo messaggio con il tuo carrello, nient’altro.',
        ar: 'رسالة واحدة بسلتك ولا شيء غيرها.',
      },
    },
  },
  view: { as: 'popup' },
  content: {
    en: {
      title: 'Shall we keep {count, plural, one {your # item} other {your # items}} for you?',
      body: 'We send you the list, and the cart stays as it is.',
      action: 'Send me my cart',
      dismiss: 'No need',
      done: {
        title: 'Kept for you',
        body: 'A real shop would write to you now. This one sends nothing.',
      },
    },
  },
};

const delivery: CampaignInput = {
  id: 'delivery',
  name: 'Delivery: for who asks, on the product page',
  kind: 'message',
  status: 'live',
  audience: { pages: ['product'] },
  trigger: { any: [{ click: '[data-ask="delivery"]' }] },
  frequency: {},
  goal: { kind: 'free-shipping', threshold: { EUR: '45.00' } },
  view: { as: 'popup' },
  content: {
    en: {
      title: 'How it reaches you',
      body: 'In two to three days, in a paper box that fits through the letter slot. From {threshold} it comes for nothing.',
      action: 'Good to know',
    },
  },
};

const shipFree: CampaignInput = {
  id: 'ship-free',
  name: 'Free shipping: what is still missing, in place of the line under the header',
  kind: 'message',
  status: 'live',
  frequency: { daysAfterClose: 1 },
  goal: { kind: 'free-shipping', threshold: { EUR: '45.00' } },
  view: { as: 'bar', selector: '.delivery-line' },
  content: {
    en: { title: '{remaining} to free shipping', done: { title: 'Shipping is on us' } },
  },
};

const loyalPicks: CampaignInput = {
  id: 'loyal-picks',
  name: 'Product page, for regulars: what they have not tried',
  kind: 'recommendations',
  status: 'live',
  audience: { segments: ['loyal'], pages: ['product'] },
  view: { as: 'inline', slot: 'product-below' },
  recommendations: {
    strategy: 'related',
    show: 4,
    pin: [
      { product: 'nyeri-aa', position: 1 },
      { product: 'jasmine-pearls', position: 3 },
    ],
    boost: [{ brand: 'Larder Lane', by: 3 }],
    bury: [{ tag: 'large', by: 5 }],
    exclude: [{ tag: 'decaf' }],
  },
  content: { en: { title: 'Set aside for our regulars', action: 'Add to cart' } },
};

const goesWell: CampaignInput = {
  id: 'goes-well',
  name: 'Product page: bought together',
  kind: 'recommendations',
  status: 'live',
  audience: { pages: ['product'] },
  view: { as: 'inline', slot: 'product-below' },
  recommendations: { strategy: 'related', show: 4 },
  content: { en: { title: 'Goes well with it', action: 'Add to cart' } },
};

const bestsellers: CampaignInput = {
  id: 'bestsellers',
  name: 'Home: what everybody drinks',
  kind: 'recommendations',
  status: 'live',
  audience: { pages: ['home'] },
  view: { as: 'inline', slot: 'home-picks' },
  recommendations: { strategy: 'bestsellers', show: 4 },
  content: { en: { title: 'What everybody is drinking', action: 'Add to cart' } },
};

const besideTheCart: CampaignInput = {
  id: 'beside-the-cart',
  name: 'Cart: one more thing',
  kind: 'recommendations',
  status: 'live',
  audience: { pages: ['cart'] },
  view: { as: 'inline', slot: 'cart-below' },
  recommendations: { strategy: 'complementary', show: 4 },
  content: { en: { title: 'One more thing for the shelf?', action: 'Add to cart' } },
};
