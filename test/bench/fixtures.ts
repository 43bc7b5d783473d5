// What the benchmarks decide about: a config of n campaigns as a busy shop might have them, one visitor, one page.
import type { ConfigInput } from '../../shared/schema/config.ts';

type CampaignInput = ConfigInput['campaigns'][number];

const stages = ['new', 'returning', 'first-time', 'active', 'loyal', 'at-risk', 'lapsed'] as const;
const pages = ['home', 'category', 'product', 'search', 'cart', 'account'] as const;
const pick = <T>(list: readonly T[], i: number): T => list[i % list.length] as T;

function campaign(i: number): CampaignInput {
  return {
    id: `campaign-${i}`,
    kind: 'message',
    status: 'live',
    audience: {
      segments: [pick(stages, i), pick(stages, i * 3 + 1)],
      pages: [pick(pages, i), pick(pages, i + 2)],
      ...(i % 3 === 0 && { urls: { include: [`/products/line-${i}*`, '/collections/*'] } }),
      ...(i % 4 === 0 && { where: { 'session.pages': { $gte: (i % 7) + 2 }, 'customer.spent': { $gt: i } } }),
      ...(i % 5 === 0 && { devices: ['mobile'], languages: ['it', 'tr'] }),
    },
    ...(i % 2 === 0 && { trigger: { any: [{ afterSeconds: 8 }, { scrolledPercent: 40 }] } }),
    frequency: { atMost: 2, perDays: 30, daysAfterClose: 14, stopAfter: ['submit', 'order'] },
    offer: { kind: 'percent', percent: 10, code: { fallback: 'TEN' } },
    view: i % 2 === 0 ? { as: 'popup' } : { as: 'inline', slot: `slot-${i % 12}` },
    content: { en: { title: `Offer ${i}`, body: 'For you.', action: 'Get it' } },
  };
}

/** A config of `n` live campaigns, each for two stages and two kinds of page, every third to fifth with more. */
export function configOf(n: number): ConfigInput {
  return {
    store: {
      name: 'Bench',
      currency: 'EUR',
      locale: 'en',
      timeZone: 'Europe/Rome',
      origins: ['https://shop.example'],
    },
    segments: { vip: { where: { 'customer.spent': { $gte: 500 } } } },
    campaigns: Array.from({ length: n }, (_, i) => campaign(i)),
  };
}

/** A decide request of a visitor on a product page; `visitor` and `customer` are added by who needs them. */
export const request = {
  store: 'bench',
  consent: true,
  page: {
    kind: 'product',
    url: 'https://shop.example/products/sku-9?utm_source=news',
    locale: 'en-GB',
    currency: 'EUR',
    product: { id: 'sku-9', title: 'Beans', priceMinor: 1290, category: 'coffee' },
    cart: { totalMinor: 2580, items: [{ product: 'sku-9', quantity: 2, priceMinor: 1290 }] },
    device: 'desktop',
  },
  session: {
    visits: 3,
    pages: 4,
    seconds: 90,
    landing: '/',
    shown: { 'campaign-7': { at: [1_700_000_000_000] } },
  },
  slots: ['slot-1', 'slot-3'],
} as const;
