// A thousand people at a pool of five hundred codes, in the middle of which the machine loses its power.
import { expect, test } from 'vitest';
import { OPERATOR_KEY } from './support/direct-worker.ts';
import { type DurableWorker, startDurable } from './support/durable-worker.ts';
import { dataFolder } from './support/worker.ts';

const ORIGIN = 'https://shop.example';
const PEOPLE = 1000;
const CODES = 500;
type Claim = {
  readonly store: string;
  readonly visitor: string;
  readonly campaign: string;
  readonly variant: string;
  readonly proof: string;
};

const config = {
  store: { name: 'P', currency: 'EUR', locale: 'en', timeZone: 'UTC', origins: [ORIGIN] },
  campaigns: [
    {
      ...{ id: 'welcome', kind: 'welcome', status: 'live', view: { as: 'popup' } },
      offer: { kind: 'percent', percent: 10, code: { pool: 'p', fallback: 'FALLBACK' } },
      form: { fields: ['email'], atLeastSeconds: 0, perHour: { range: PEOPLE, campaign: PEOPLE } },
      content: { en: { title: 'Hello' } },
    },
  ],
};

async function call(url: string, method: string, path: string, key: string, body: unknown) {
  const headers = { authorization: `Bearer ${key}`, 'if-match': '*' };
  const answer = await fetch(url + path, { method, headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

async function post(url: string, path: string, body: object): Promise<Response> {
  return fetch(url + path, { method: 'POST', headers: { origin: ORIGIN }, body: JSON.stringify(body) });
}

/** Does something for each of them, so many at once. */
async function each<T>(all: readonly T[], atOnce: number, work: (one: T, i: number) => Promise<void>) {
  const queue = all.entries();
  const worker = async () => {
    for (const [i, one] of queue) await work(one, i);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

async function offered(url: string): Promise<Claim> {
  const page = { kind: 'home', url: `${ORIGIN}/`, locale: 'en' };
  const session = { visits: 1, pages: 1 };
  const answer = await post(url, '/v1/decide', { store: 'p', consent: true, page, session });
  const { visitor, decisions } = await answer.json();
  const [{ campaign, variant, proof }] = decisions;
  return { store: 'p', visitor, campaign, variant, proof };
}

/** Asks for the code of person `i`; null when no answer came. */
async function asked(url: string, claim: Claim, i: number): Promise<string | null> {
  try {
    const email = `person${i}@shop.example`;
    const answer = await post(url, '/v1/leads', {
      ...claim,
      email,
      consent: { text: '', at: 0 },
      locale: 'en',
    });
    if (answer.status !== 200) throw new Error(`${answer.status} ${await answer.text()}`);
    return (await answer.json()).code;
  } catch (fault) {
    if (fault instanceof TypeError) return null;
    throw fault;
  }
}

test('1,000 claims on 500 codes, killed half-way: 500 codes once each, 500 fallbacks, the same again to whoever asks again', async () => {
  const { folder, remove } = await dataFolder();
  let worker: DurableWorker = await startDurable(folder);
  try {
    const store = { id: 'p', name: 'P', currency: 'EUR', timeZone: 'UTC' };
    const { adminKey } = await call(worker.url, 'PUT', '/v1/stores', OPERATOR_KEY, store);
    await call(worker.url, 'PUT', '/v1/stores/p/config', adminKey, config);
    const codes = Array.from({ length: CODES }, (_, i) => `CODE-${i}`);
    await call(worker.url, 'POST', '/v1/stores/p/codes/p', adminKey, codes);
    const claims: Claim[] = [];
    await each(Array.from({ length: PEOPLE }), 100, async () => {
      claims.push(await offered(worker.url));
    });

    const before = new Map<number, string>();
    let killing: Promise<void> | undefined;
    // Some are answered, some under way, and some have not asked when it goes.
    await each(claims, CODES / 2, async (claim, i) => {
      const code = await asked(worker.url, claim, i);
      if (code !== null) before.set(i, code);
      if (before.size >= CODES / 4) killing ??= worker.kill();
    });
    await killing;
    expect(before.size).toBeLessThan(PEOPLE);
    worker = await startDurable(folder);

    const after = new Map<number, string>();
    await each(claims, PEOPLE, async (claim, i) => {
      const code = await asked(worker.url, claim, i);
      if (code !== null) after.set(i, code);
    });
    // What somebody was shown before the power went is theirs after it.
    for (const [i, code] of before) expect(after.get(i)).toBe(code);
    const given = [...after.values()].filter((code) => code !== 'FALLBACK');
    expect(given.toSorted()).toEqual(codes.toSorted());
    expect(after.size - given.length).toBe(PEOPLE - CODES);
    const listed = await fetch(`${worker.url}/v1/stores/p/codes`, {
      headers: { authorization: `Bearer ${adminKey}` },
    });
    expect(await listed.json()).toMatchObject({
      pools: [{ codes: CODES, issued: CODES, left: 0, low: true }],
    });
  } finally {
    await worker.kill();
    await remove();
  }
}, 180_000);
