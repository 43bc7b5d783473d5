// /v1/decide on workerd: against a bare Hono handler that makes the same KV reads, and 1,000 campaigns against 10.
import { createHmac } from 'node:crypto';
import { OPERATOR_KEY, startDirect } from '../support/direct-worker.ts';
import { type BenchStore, newStore } from './admin.ts';
import { configOf, request } from './fixtures.ts';
import { type Rates, ratioOf, requestsPerSecond, type Target } from './load.ts';
import { median, type Row } from './row.ts';

export async function serveBench(): Promise<Row[]> {
  const ours = await startDirect('worker/index.ts');
  const bare = await startDirect('test/bench/bare.ts');
  try {
    const few = await storeOf(ours.url, 'bench-few', 10);
    const many = await storeOf(ours.url, 'bench-many', 1000);
    const kv = await bare.miniflare.getKVNamespace('KV');
    await kv.put('profile', JSON.stringify(await profileIn(ours, few)));
    const stranger = await targetOf(ours.url, 'stranger, 10 campaigns', asked(few, false));
    const known = await targetOf(ours.url, 'customer, 10 campaigns', asked(few, true));
    const targets = [
      bareFor(bare.url, 'bare, no read', stranger),
      stranger,
      await targetOf(ours.url, 'stranger, 1,000 campaigns', asked(many, false)),
      bareFor(bare.url, 'bare, one read', known, { 'x-read': 'profile' }),
      known,
      await targetOf(ours.url, 'customer, 1,000 campaigns', asked(many, true)),
    ];
    const rates = await requestsPerSecond(targets);
    return rowsOf(rates);
  } finally {
    await Promise.all([ours.miniflare.dispose(), bare.miniflare.dispose()]);
  }
}

function rowsOf(rates: Rates): Row[] {
  const ratio = (what: string, name: string, against: string, goal: string): Row => ({
    ...{ bench: 'serve', what, unit: '×', goal },
    value: ratioOf(rates, name, against),
  });
  const throughput = (name: string, against: string) =>
    ratio(`throughput, ${name} against ${against}`, name, against, '≥ 0.85');
  const growth = (who: string) =>
    ratio(
      `time, 1,000 campaigns against 10, ${who}`,
      `${who}, 10 campaigns`,
      `${who}, 1,000 campaigns`,
      '≤ 1.5',
    );
  return [
    ...[...rates].map(
      ([what, values]): Row => ({ bench: 'serve', what, value: median(values), unit: 'requests/s' }),
    ),
    throughput('stranger, 10 campaigns', 'bare, no read'),
    throughput('customer, 10 campaigns', 'bare, one read'),
    growth('stranger'),
    growth('customer'),
  ];
}

/** A store with `n` campaigns and one customer who ordered twice. */
async function storeOf(url: string, id: string, n: number): Promise<BenchStore> {
  const store = await newStore(url, OPERATOR_KEY, id);
  await store.call('PUT', '/config', configOf(n));
  const orders = ['2026-09-01T10:00:00Z', '2026-10-05T10:00:00Z'].map((at, i) => ({
    ...{ id: `order-${i}`, customer: 'anna', at, currency: 'EUR' },
    lines: [{ product: 'sku-9', quantity: 2, price: '12.90' }],
  }));
  await store.call('POST', '/orders', orders);
  await store.ready();
  return store;
}

async function profileIn({ miniflare }: Awaited<ReturnType<typeof startDirect>>, { id }: BenchStore) {
  const profile = await (await miniflare.getKVNamespace('KV')).get(`c:${id}:anna`, 'json');
  if (!profile) throw new Error('the profile was not published');
  return profile;
}

function asked({ id, identitySecret }: BenchStore, signedIn: boolean) {
  if (!signedIn) return { ...request, store: id };
  const at = Math.floor(Date.now() / 1000);
  const signature = createHmac('sha256', identitySecret).update(`anna:${at}`).digest('hex');
  return { ...request, store: id, customer: { id: 'anna', at, signature } };
}

/** A browser on its second page: it sends the visitor id that its first answer brought. */
async function targetOf(url: string, name: string, body: object): Promise<Target> {
  const first = await fetch(`${url}/v1/decide`, { method: 'POST', body: JSON.stringify(body) });
  const { visitor } = await first.json();
  return { name, url: `${url}/v1/decide`, body: JSON.stringify({ ...body, visitor }) };
}

function bareFor(url: string, name: string, like: Target, headers: Record<string, string> = {}): Target {
  return { name, url: `${url}/v1/decide`, body: like.body, headers: { 'x-size': '700', ...headers } };
}
