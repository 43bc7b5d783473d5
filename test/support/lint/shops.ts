// Shops whose configs say what their authors mean: nothing in them deserves a warning.
import type { ConfigInput } from '../../../shared/schema/config.ts';
import { demoConfig } from '../../../widget/demo/data/config.ts';

type CampaignInput = ConfigInput['campaigns'][number];

export type Shop = {
  readonly name: string;
  readonly languages: readonly string[];
  readonly document: ConfigInput;
};

/** The same words in every language, told apart by its tag. */
const say = (languages: readonly string[], fields: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    languages.map((tag) => [
      tag,
      Object.fromEntries(Object.entries(fields).map(([field, text]) => [field, `${text} (${tag})`])),
    ]),
  );
const words = (languages: readonly string[], text: string) =>
  Object.fromEntries(languages.map((tag) => [tag, `${text} (${tag})`]));

/** What such shops have: a welcome, a win-back, a nudge, a cart reminder, free shipping, recommendations, notices. */
function campaignsIn(languages: readonly string[]): CampaignInput[] {
  const content = say(languages, { title: 'Hello', body: 'For you', action: 'Go on' });
  return [
    {
      ...{ id: 'welcome', kind: 'welcome', status: 'live', view: { as: 'popup', teaser: true }, content },
      audience: { segments: { any: ['new', 'returning'], none: ['wholesale'] }, pages: ['home', 'product'] },
      offer: {
        ...{ kind: 'percent', percent: 15, terms: words(languages, 'Once per person.') },
        code: { pool: 'welcome', fallback: 'WELCOME15' },
      },
      form: { fields: ['email'], consent: { as: 'checkbox', text: words(languages, 'Email me.') } },
      experiment: {
        id: 'welcome-1',
        holdout: 0.1,
        variants: [{ id: 'a' }, { id: 'b', view: { as: 'slide-in' } }, { id: 'c', weight: 0, form: null }],
      },
    },
    {
      ...{ id: 'come-back', kind: 'message', status: 'live', view: { as: 'popup' }, content },
      audience: { segments: ['at-risk', 'lapsed'], where: { 'customer.spent': { $gte: 100 } } },
      schedule: { from: '2026-11-01T00:00:00Z', until: '2026-12-31T00:00:00Z', weekdays: ['fri', 'sat'] },
      offer: { kind: 'amount', amount: { EUR: '10.00', GBP: '9.00' }, code: { fallback: 'BACK10' } },
      // The winner of a test that is over, which is still compared with nothing at all.
      experiment: {
        id: 'come-back-1',
        holdout: 0.05,
        variants: [
          { id: 'a', weight: 0 },
          { id: 'b', view: { as: 'slide-in' } },
        ],
      },
    },
    {
      ...{ id: 'restock', kind: 'replenishment', status: 'live', view: { as: 'slide-in' }, content },
      audience: { segments: { any: ['active', 'loyal', 'first-time'], none: ['wholesale'] } },
      replenishment: { products: { include: [{ category: 'tea' }], exclude: [{ product: 'sku-7' }] } },
    },
    {
      ...{ id: 'keep-cart', kind: 'message', cart: true, status: 'live', view: { as: 'slide-in' }, content },
      audience: { where: { 'cart.total': { $gte: 20 }, 'page.kind': { $nin: ['thank-you'] } } },
      trigger: { any: [{ exitIntent: true }] },
    },
    {
      ...{ id: 'ship-free', kind: 'message', status: 'live', view: { as: 'bar', slot: 'shipping' }, content },
      goal: {
        kind: 'free-shipping',
        threshold: { EUR: '45.00', GBP: '40.00' },
        countries: ['IT', 'DE', 'GB'],
      },
    },
    {
      ...{ id: 'vip-picks', kind: 'recommendations', status: 'live', content },
      audience: { segments: ['vip'], pages: ['product'] },
      view: { as: 'inline', slot: 'below' },
      recommendations: { pin: [{ product: 'sku-1', position: 1 }], exclude: [{ product: 'sku-2' }] },
    },
    {
      ...{ id: 'picks', kind: 'recommendations', status: 'live', content },
      audience: { pages: ['product', 'category'] },
      view: { as: 'inline', slot: 'below' },
      recommendations: { strategy: 'bestsellers' },
    },
    {
      ...{ id: 'evening', kind: 'message', status: 'live', view: { as: 'inline', slot: 'top' }, content },
      schedule: { hours: ['18:00-02:00'], weekdays: ['fri', 'sat'] },
      audience: {
        where: { 'clock.hour': { $gte: 20 }, $or: [{ 'geo.country': 'IT' }, { 'device.kind': 'mobile' }] },
      },
    },
    {
      ...{ id: 'sale', kind: 'message', status: 'live', view: { as: 'inline', slot: 'top' }, content },
      audience: { urls: { include: ['/sale*', '/products/*'], exclude: ['/products/gift-*'] } },
    },
    {
      ...{
        id: 'spring-visitors',
        kind: 'message',
        status: 'live',
        view: { as: 'inline', slot: 'top' },
        content,
      },
      audience: {
        where: { 'session.utm.campaign': { $regexi: '^spring' }, 'session.pages': { $gte: 2, $lt: 9 } },
      },
    },
    {
      ...{ id: 'last-year', kind: 'message', status: 'paused', view: { as: 'popup' }, content },
      schedule: { until: '2025-12-31T00:00:00Z' },
    },
    {
      ...{ id: 'next-idea', kind: 'message', status: 'draft', view: { as: 'popup' } },
      content: say([languages[0] ?? 'en'], { title: 'To be written' }),
      offer: { kind: 'percent', percent: 20, code: { pool: 'not-yet-there' } },
    },
  ];
}

function shop(name: string, languages: readonly string[], changes: Partial<ConfigInput['store']>): Shop {
  const [locale = 'en'] = languages;
  return {
    name,
    languages,
    document: {
      store: {
        ...{ name, currency: 'EUR', locale, timeZone: 'Europe/Rome', origins: ['https://shop.example'] },
        ...changes,
      },
      theme: { accent: '#0a6', background: '#ffffff', text: '#222222' },
      limits: { quietUrls: ['/cart', '/checkout*', '/account*'] },
      segments: {
        vip: { where: { 'customer.spent': { $gte: 500 } } },
        wholesale: { where: { 'customer.tags': { $in: ['wholesale'] } } },
      },
      campaigns: campaignsIn(languages),
    },
  };
}

/** Codes that the shops have. */
export const POOLS = { welcome: { left: 900, issued: 100 } };

export const SHOPS: readonly Shop[] = [
  shop('one language', ['en'], {}),
  shop('two languages', ['en', 'de'], { control: 0.05 }),
  shop('four languages', ['en', 'de', 'fr', 'pt-BR'], { currency: 'GBP', timeZone: 'Europe/London' }),
  shop('not in English', ['it'], { timeZone: 'Asia/Tokyo' }),
  demo(),
];

/** The demo store, as if it were a shop of its own with a segment that a draft is for. */
function demo(): Shop {
  const { $schema: _, ...document } = demoConfig('https://shop.example');
  const [welcome] = document.campaigns;
  const draft = welcome && {
    ...welcome,
    id: 'for-vip',
    status: 'draft' as const,
    audience: { segments: ['vip'] },
  };
  return {
    name: 'demo',
    languages: ['en', 'it', 'ar'],
    document: {
      ...document,
      store: { ...document.store, origins: ['https://shop.example'] },
      limits: { ...document.limits, quietUrls: ['/cart', '/checkout*', '/account*'] },
      segments: { ...document.segments, vip: { where: { 'customer.spent': { $gte: 500 } } } },
      campaigns: [...document.campaigns, ...(draft ? [draft] : [])],
    },
  };
}
