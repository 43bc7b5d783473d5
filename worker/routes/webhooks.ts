// POST …/webhooks/shopify and …/woocommerce: what a shop tells as it happens. The signature over the raw bytes comes
// first; what is signed is always answered with 2xx, for a platform that hears "no" tries again and then goes silent.
import type { Context } from 'hono';
import * as v from 'valibot';
import { Id } from '../../shared/schema/primitives.ts';
import { MomentReader } from '../import/moment.ts';
import type { Heard, Topics } from '../platform/heard.ts';
import { looseOf } from '../platform/loose-json.ts';
import { SHOPIFY_TOPICS } from '../platform/shopify/news.ts';
import { webhookSigned } from '../platform/signature.ts';
import { WOO_TOPICS } from '../platform/woocommerce/news.ts';
import { type LiveStore, liveStore } from '../read/live-store.ts';
import type { Platform } from '../read/records.ts';
import type { NewsResult, ShopNews } from '../store/api/news.ts';
import { storeStub } from '../store/stub.ts';
import { type AppEnv, readerOf } from './app-env.ts';
import { bodyBytes } from './body.ts';
import { NotFound, Unauthorized } from './problem.ts';
import { storeOf } from './store-of.ts';
import { written } from './written.ts';

/** A product of 2,000 variants takes some 3 MB. */
const BODY_LIMIT = 5_000_000;
const DAY_MS = 86_400_000;

type Headers = {
  readonly signature: string;
  readonly topic: string;
  readonly delivery: readonly string[];
  /** When the shop told of it. */
  readonly told?: string;
};

const HEADERS: { readonly [P in Platform]: Headers } = {
  shopify: {
    ...{ signature: 'x-shopify-hmac-sha256', topic: 'x-shopify-topic' },
    delivery: ['x-shopify-webhook-id'],
    told: 'x-shopify-triggered-at',
  },
  woocommerce: {
    ...{ signature: 'x-wc-webhook-signature', topic: 'x-wc-webhook-topic' },
    delivery: ['x-wc-webhook-id', 'x-wc-webhook-delivery-id'],
  },
};

const TOPICS: { readonly [P in Platform]: Topics } = { shopify: SHOPIFY_TOPICS, woocommerce: WOO_TOPICS };

/** Hears a webhook; the answer waits until its rows are written, and counts what became of them as imports do. */
export async function hearWebhook(c: Context<AppEnv>): Promise<Response> {
  const now = Date.now();
  const platform = platformOf(c);
  const live = v.is(Id, storeOf(c)) ? await liveStore(readerOf(c, now), storeOf(c)) : null;
  if (!live) throw new NotFound('There is no store of that id.');
  const bytes = await bodyBytes(c.req.raw, BODY_LIMIT);
  const signature = c.req.header(HEADERS[platform].signature) ?? '';
  if (platform === 'woocommerce' && signature === '' && isPing(bytes)) return c.json({ ping: true });
  const { store, secrets } = live.published;
  if (!(await webhookSigned(c.env.ROOT_KEY, store, secrets[platform] ?? [], bytes, signature, now)))
    throw new Unauthorized('The signature is missing or not by a secret of this store.');
  const topic = (c.req.header(HEADERS[platform].topic) ?? '').slice(0, 80);
  const heard = heardOf(TOPICS[platform], topic, bytes, live, now);
  if (!('news' in heard)) return c.json({ topic, ...unheard(heard) });
  const { told } = HEADERS[platform];
  const news = told === undefined ? heard.news : withTold(heard.news, c.req.header(told));
  const result = written(await storeStub(c.env, store).hear(deliveryOf(c, platform), news));
  return c.json({ topic, ...answerOf(heard, result) });
}

/** The platform of the path. Throws NotFound for one that is not known. */
export function platformOf(c: Context<AppEnv>): Platform {
  const platform = c.req.param('platform');
  if (platform === 'shopify' || platform === 'woocommerce') return platform;
  throw new NotFound('The platforms are `shopify` and `woocommerce`.');
}

/** WooCommerce tries an address, unsigned, when a webhook is made. */
const isPing = (bytes: Uint8Array): boolean =>
  bytes.length < 64 && /^webhook_id=\d+$/.test(new TextDecoder().decode(bytes));

function heardOf(topics: Topics, topic: string, bytes: Uint8Array, live: LiveStore, now: number): Heard {
  const read = Object.hasOwn(topics, topic) ? topics[topic] : undefined;
  if (!read) return { ignored: 'is a topic that nothing follows from' };
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return { why: 'is not JSON' };
  }
  const { currency, timeZone } = live.published.live.store;
  return read(looseOf(value), {
    ...{ currency, moments: new MomentReader(timeZone), latest: now + DAY_MS },
  });
}

/** An id that tells this delivery from others; without one, no other is like it. */
function deliveryOf(c: Context<AppEnv>, platform: Platform): string {
  const parts = HEADERS[platform].delivery.map((name) => c.req.header(name)?.slice(0, 100) ?? '');
  return parts.includes('') ? crypto.randomUUID() : parts.join(' ');
}

/** An order with the moment the platform told of it. */
function withTold(news: ShopNews, header = ''): ShopNews {
  const at = Date.parse(header);
  return news.kind === 'order' && at > 0 ? { ...news, part: { ...news.part, toldAt: at } } : news;
}

const COUNTS = { orders: 0, lines: 0, new: 0, repeated: 0, cancelled: 0, rejected: 0 } as const;

const unheard = (heard: { readonly ignored: string } | { readonly why: string }): object =>
  'ignored' in heard
    ? { ...COUNTS, rejections: [], ignored: heard.ignored }
    : { ...COUNTS, lines: 1, rejected: 1, rejections: [{ line: 1, why: heard.why }] };

function answerOf({ news, rejected = [] }: Extract<Heard, { news: object }>, result: NewsResult): object {
  const lines = result.new + result.repeated + result.cancelled + rejected.length;
  return {
    ...COUNTS,
    ...{ orders: news.kind === 'order' ? 1 : 0, lines, rejected: rejected.length, ...result },
    rejections: rejected.map((why) => ({ line: 1, why })),
  };
}
