import { env } from 'cloudflare:workers';
import { expect, test } from 'vitest';
import { call, callAs, configOf, freshId, newStore, publish, storeWith, welcome } from './shop.ts';

const tagOf = (answer: Response) => answer.headers.get('etag') ?? '';

test('a new store has revision 1 without campaigns, and is made once', async () => {
  const id = freshId();
  const body = { id, name: 'Petal', currency: 'EUR', timeZone: 'Europe/Rome' };
  const made = await callAs(env.OPERATOR_KEY, 'PUT', '/v1/stores', body);
  expect(made.status).toBe(201);
  const { adminKey, scriptTag } = await made.json<{ adminKey: string; scriptTag: string }>();
  expect(scriptTag).toBe(
    `<script async src="https://worker.example/reprise.js" data-store="${id}"></script>`,
  );
  const config = await callAs(adminKey, 'GET', `/v1/stores/${id}/config`);
  expect(await config.json()).toMatchObject({ store: { name: 'Petal' }, campaigns: [] });
  expect((await callAs(env.OPERATOR_KEY, 'PUT', '/v1/stores', body)).status).toBe(409);
});

test('the config is read exactly as it was put', async () => {
  const store = await newStore();
  const document = `${JSON.stringify(configOf(welcome()), null, 3)}\n  \n`;
  expect((await publish(store, document)).status).toBe(200);
  const read = await callAs(store.adminKey, 'GET', `/v1/stores/${store.id}/config`);
  expect(await read.text()).toBe(document);
});

test('a publish needs the tag of the revision it changes; the weak prefix is ignored', async () => {
  const store = await newStore();
  const path = `/v1/stores/${store.id}/config`;
  const tag = tagOf(await callAs(store.adminKey, 'GET', path));
  const put = (headers: Record<string, string>) =>
    callAs(store.adminKey, 'PUT', path, configOf(welcome()), headers);
  expect((await put({})).status).toBe(428);
  expect((await put({ 'if-match': '"another"' })).status).toBe(412);
  const published = await put({ 'if-match': `W/${tag}` });
  expect(published.status).toBe(200);
  expect(await published.json()).toMatchObject({ revision: 2 });
  expect((await put({ 'if-match': tag })).status).toBe(412);
  expect((await put({ 'if-match': tagOf(published) })).status).toBe(200);
});

test('of twenty publishers who read the same revision exactly one wins', async () => {
  const store = await newStore();
  const path = `/v1/stores/${store.id}/config`;
  const tag = tagOf(await callAs(store.adminKey, 'GET', path));
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, i) =>
      callAs(store.adminKey, 'PUT', path, configOf(welcome({ id: `welcome-${i}` })), { 'if-match': tag }),
    ),
  );
  const statuses = answers.map((answer) => answer.status).sort();
  expect(statuses).toEqual([200, ...Array(19).fill(412)]);
  const winner = answers.findIndex((answer) => answer.status === 200);
  const live = await callAs(store.adminKey, 'GET', path);
  expect(await live.json()).toMatchObject({ campaigns: [{ id: `welcome-${winner}` }] });
});

test('a dry run checks and publishes nothing', async () => {
  const store = await newStore();
  const path = `/v1/stores/${store.id}/config`;
  const good = await callAs(store.adminKey, 'PUT', `${path}?dryRun=true`, configOf(welcome()));
  expect(good.status).toBe(200);
  const bad = await callAs(store.adminKey, 'PUT', `${path}?dryRun=true`, { campaigns: 7 });
  expect(bad.status).toBe(422);
  expect(await (await callAs(store.adminKey, 'GET', path)).json()).toMatchObject({ campaigns: [] });
});

test('a bad config is refused whole, with every fault by pointer', async () => {
  const store = await newStore();
  const answer = await publish(store, configOf(welcome({ status: 'on' }), welcome({ id: 'Not An Id' })));
  expect(answer.status).toBe(422);
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  const { errors } = await answer.json<{ errors: { pointer: string; detail: string }[] }>();
  expect(errors.map((error) => error.pointer)).toEqual(
    expect.arrayContaining(['/campaigns/0/status', '/campaigns/1/id']),
  );
});

test('a config over 1 MB is 413, one that is not JSON 422', async () => {
  const store = await newStore();
  expect((await publish(store, `"${'x'.repeat(1_000_000)}"`)).status).toBe(413);
  expect((await publish(store, '{"store":')).status).toBe(422);
  expect((await publish(store, '['.repeat(400_000))).status).toBe(422);
  expect((await publish(store, '['.repeat(400_000) + ']'.repeat(400_000))).status).toBe(422);
});

test.each([
  ['', 'is empty'],
  ['{\n  "store": {},\n  campaigns: []\n}', 'is not JSON: line 3, column 3'],
])('a config like %j is refused with the place of its fault', async (body, detail) => {
  const answer = await publish(await newStore(), body);
  expect(answer.status).toBe(422);
  expect(await answer.json()).toMatchObject({ errors: [{ pointer: '', detail }] });
});

test('a config whose variants write out to more than a row holds is refused', async () => {
  const store = await newStore();
  const words = { title: 'Welcome', body: 'x'.repeat(2000) };
  const languages = [
    'en',
    ...Array.from({ length: 60 }, (_, i) => `en-${'ABCDEF'[i % 6]}${String.fromCharCode(65 + i / 6)}`),
  ];
  const variants = Array.from({ length: 20 }, (_, i) => ({
    ...{ id: `v${i}`, weight: 1, content: { en: { title: `Title ${i}` } } },
  }));
  const campaign = welcome({
    content: Object.fromEntries(languages.map((language) => [language, words])),
    experiment: { id: 'words', holdout: 0, variants },
  });
  const answer = await publish(store, configOf(campaign));
  expect(answer.status).toBe(422);
  expect(await answer.json()).toMatchObject({ errors: [{ pointer: '/campaigns' }] });
  expect((await publish(store, configOf({ ...campaign, experiment: undefined }))).status).toBe(200);
});

test('history is kept, and an old revision is restored as a new one', async () => {
  const store = await storeWith(welcome());
  await publish(store, configOf());
  const path = `/v1/stores/${store.id}/config`;
  const restored = await callAs(store.adminKey, 'POST', `${path}/revisions/2/restore`);
  expect(await restored.json()).toMatchObject({ revision: 4 });
  expect(await (await callAs(store.adminKey, 'GET', path)).json()).toMatchObject({
    campaigns: [{ id: 'welcome' }],
  });
  const history = await callAs(store.adminKey, 'GET', `${path}/revisions`);
  expect(await history.json()).toMatchObject([
    { revision: 4, restoredFrom: 2 },
    { revision: 3 },
    { revision: 2 },
    { revision: 1, by: 'operator' },
  ]);
  expect((await callAs(store.adminKey, 'POST', `${path}/revisions/99/restore`)).status).toBe(404);
});

test('an unchanged config is 304', async () => {
  const store = await newStore();
  const path = `/v1/stores/${store.id}/config`;
  const tag = tagOf(await callAs(store.adminKey, 'GET', path));
  const unless = async (tags: string) =>
    (await callAs(store.adminKey, 'GET', path, undefined, { 'if-none-match': tags })).status;
  expect(await unless(tag)).toBe(304);
  expect(await unless(`"1-0", W/${tag}`)).toBe(304);
  expect(await unless('*')).toBe(304);
  expect(await unless('"1-0"')).toBe(200);
});

test.each(['"*"', 'W/"*"', '"1-0", "*"'])('only a bare star stands for any revision: %s', async (tags) => {
  const store = await newStore();
  const path = `/v1/stores/${store.id}/config`;
  expect((await callAs(store.adminKey, 'PUT', path, configOf(), { 'if-match': tags })).status).toBe(412);
});

test('an address under another method is 405 with what it takes, an unknown one 404', async () => {
  const wrong = await call('GET', '/v1/decide');
  expect(wrong.status).toBe(405);
  expect(wrong.headers.get('allow')).toBe('POST');
  expect((await call('GET', '/v1/nothing')).status).toBe(404);
});
