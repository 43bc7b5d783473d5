// Webhooks as shop platforms send them: signed over the raw body, with their headers.
import { call, callAs, type TestStore } from './shop.ts';

export const SECRET = 'hush-0123456789abcdef';

/** base64 of HMAC-SHA256(secret, body), as Shopify and WooCommerce make it. */
export async function signatureOf(secret: string, body: string): Promise<string> {
  const bytes = new TextEncoder();
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', bytes.encode(secret), algorithm, false, ['sign']);
  return new Uint8Array(await crypto.subtle.sign('HMAC', key, bytes.encode(body))).toBase64();
}

/** What a webhook is answered. */
export type HookAnswer = {
  readonly topic: string;
  readonly orders: number;
  readonly lines: number;
  readonly new: number;
  readonly repeated: number;
  readonly cancelled: number;
  readonly rejected: number;
  readonly rejections: readonly { readonly line: number; readonly why: string }[];
  readonly ignored?: string;
  readonly refunded?: number;
  readonly deleted?: number;
  readonly erased?: number;
  readonly merged?: number;
  readonly noted?: number;
};

/** Puts the secret of a platform. */
export const putSecret = (
  store: TestStore,
  platform: string,
  secret: string = SECRET,
  more: object = {},
): Promise<Response> =>
  callAs(store.adminKey, 'PUT', `/v1/stores/${store.id}/secrets/${platform}`, { secret, ...more });

/** How a platform names what it says of a webhook. */
type Platform = {
  readonly name: string;
  readonly topic: string;
  readonly signature: string;
  readonly delivery: string;
  readonly more?: Readonly<Record<string, string>>;
};

const SHOPIFY: Platform = {
  name: 'shopify',
  topic: 'x-shopify-topic',
  signature: 'x-shopify-hmac-sha256',
  delivery: 'x-shopify-webhook-id',
};
const WOOCOMMERCE: Platform = {
  name: 'woocommerce',
  topic: 'x-wc-webhook-topic',
  signature: 'x-wc-webhook-signature',
  delivery: 'x-wc-webhook-delivery-id',
  more: { 'x-wc-webhook-id': '7' },
};

let deliveries = 0;

/** Sends a webhook, signed; a string is sent as it is, `headers` may add to or replace its own. */
const hookOf =
  (platform: Platform) =>
  async (
    store: Pick<TestStore, 'id'>,
    topic: string,
    payload: unknown,
    headers: Record<string, string> = {},
  ): Promise<Response> => {
    const body = typeof payload === 'string' ? payload : JSON.stringify(payload);
    return call('POST', `/v1/stores/${store.id}/webhooks/${platform.name}`, {
      body,
      headers: {
        ...{ 'content-type': 'application/json', ...platform.more, [platform.topic]: topic },
        [platform.signature]: await signatureOf(SECRET, body),
        [platform.delivery]: `delivery-${deliveries++}`,
        ...headers,
      },
    });
  };

/** Sends a webhook of Shopify. */
export const shopifyHook = hookOf(SHOPIFY);
/** Sends a webhook of WooCommerce. */
export const wooHook = hookOf(WOOCOMMERCE);

/** The counts that answer a webhook of Shopify; throws when it is not 200. */
export const shopifyTold = async (store: TestStore, topic: string, payload: unknown): Promise<HookAnswer> =>
  counts(await shopifyHook(store, topic, payload));

/** The counts that answer a webhook of WooCommerce; throws when it is not 200. */
export const wooTold = async (store: TestStore, topic: string, payload: unknown): Promise<HookAnswer> =>
  counts(await wooHook(store, topic, payload));

async function counts(answer: Response): Promise<HookAnswer> {
  if (answer.status !== 200) throw new Error(`${answer.status} ${await answer.text()}`);
  return answer.json();
}
