import * as v from 'valibot';
import { expect, test } from 'vitest';
import { AuditPage } from '../../shared/schema/audit.ts';
import { DryRun, Published, type Revision, Revisions } from '../../shared/schema/publishing.ts';
import {
  call,
  callAs,
  configOf,
  decided,
  newStore,
  publish,
  storeWith,
  type TestStore,
  welcome,
} from './shop.ts';

const at = (store: TestStore, rest = '') => `/v1/stores/${store.id}/config${rest}`;
const tagOf = (answer: Response) => answer.headers.get('etag') ?? '';
const liveTag = async (store: TestStore) => tagOf(await callAs(store.adminKey, 'GET', at(store)));

const message = (id: string, changes: object = {}) => ({
  ...{
    id,
    kind: 'message',
    status: 'live',
    view: { as: 'inline', slot: id },
    content: { en: { title: id } },
  },
  ...changes,
});

async function tried(store: TestStore, config: unknown): Promise<DryRun> {
  const answer = await callAs(store.adminKey, 'PUT', at(store, '?dryRun=true'), config);
  expect(answer.status).toBe(200);
  return v.parse(DryRun, await answer.json());
}

async function published(store: TestStore, config: unknown): Promise<Published> {
  const answer = await publish(store, config);
  expect(answer.status).toBe(200);
  return v.parse(Published, await answer.json());
}

const codes = ({ warnings }: Pick<Published, 'warnings'>) =>
  warnings.map(({ code, pointer }) => `${code} ${pointer}`);

test('of two publishers who read the same revision exactly one wins, fifty times over', async () => {
  const store = await newStore();
  for (let round = 0; round < 50; round++) {
    const headers = { 'if-match': await liveTag(store) };
    const put = (by: string) =>
      callAs(store.adminKey, 'PUT', at(store), configOf(message(`${by}-${round}`)), headers);
    const answers = await Promise.all([put('anna'), put('ben')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    const winner = answers[0]?.status === 200 ? 'anna' : 'ben';
    const loser = answers.find(({ status }) => status === 412);
    const live = await callAs(store.adminKey, 'GET', at(store));
    // Who lost is told what is live now, and who won it.
    expect(loser && tagOf(loser)).toBe(tagOf(live));
    expect(await live.json()).toMatchObject({ campaigns: [{ id: `${winner}-${round}` }] });
  }
  const history = await callAs(store.adminKey, 'GET', at(store, '/revisions?limit=1'));
  expect(await history.json()).toMatchObject([{ revision: 51 }]);
});

const Told = v.object({
  revision: v.number(),
  decisions: v.array(v.object({ content: v.object({ title: v.string() }) })),
});

test('a decision is of one revision, never of two, while others publish', async () => {
  const store = await newStore();
  const slots = ['a', 'b', 'c', 'd'];
  const revision = (n: number) =>
    configOf(...slots.map((slot) => message(slot, { content: { en: { title: `revision ${n}` } } })));
  const seen: v.InferOutput<typeof Told>[] = [];
  const watch = async () => seen.push(v.parse(Told, await decided(store)));
  for (let n = 2; n < 14; n++) {
    const many = Array.from({ length: 6 }, watch);
    await Promise.all([publish(store, revision(n)), ...many]);
    // The one who published sees it at once.
    expect(await decided(store)).toMatchObject({ revision: n });
  }
  for (const { revision: number, decisions } of seen.filter((one) => one.revision > 1)) {
    const titles = decisions.map(({ content }) => content.title);
    expect(titles).toEqual(slots.map(() => `revision ${number}`));
  }
});

test('a dry run says what would change and what is doubtful, and changes nothing', async () => {
  const store = await newStore();
  await publish(store, configOf(message('first'), message('second'), message('gone')));
  const before = await liveTag(store);
  const second = message('second', { content: { en: { title: 'Second' } }, audience: { pages: ['home'] } });
  const never = message('never', { schedule: { until: '2020-01-01T00:00:00Z' } });
  const found = await tried(store, { ...configOf(second, message('first'), never), theme: { radius: 4 } });
  expect(found).toMatchObject({ valid: true, errors: [], against: before.slice(1, -1), moreWarnings: 0 });
  expect(codes(found)).toEqual(['schedule-over /campaigns/2/schedule/until']);
  expect(found.changes).toEqual({
    same: false,
    ...{ store: [], limits: [], words: [], segments: [] },
    theme: [{ pointer: '/theme', after: { radius: 4 } }],
    campaigns: {
      added: [{ campaign: 'never', at: 2 }],
      removed: [{ campaign: 'gone', at: 2 }],
      moved: [{ campaign: 'second', from: 1, to: 0 }],
      changed: [
        {
          campaign: 'second',
          changes: [
            { pointer: '/campaigns/0/content/en/title', before: 'second', after: 'Second' },
            { pointer: '/campaigns/0/audience', after: { pages: ['home'] } },
          ],
        },
      ],
    },
    more: 0,
  });
  expect(await liveTag(store)).toBe(before);
  const audit = await callAs(store.adminKey, 'GET', `/v1/stores/${store.id}/audit`);
  expect(v.parse(AuditPage, await audit.json()).entries).toHaveLength(2);
  expect(
    (await tried(store, configOf(message('first'), message('second'), message('gone')))).changes.same,
  ).toBe(true);
});

test('a publish warns of what is live now: pools as they are filled, products as they are known', async () => {
  const store = await newStore();
  const offer = { kind: 'percent', percent: 10, code: { pool: 'spring' } };
  const picks = {
    ...{ id: 'picks', kind: 'recommendations', status: 'live', view: { as: 'inline', slot: 'side' } },
    content: { en: { title: 'Picks' } },
    recommendations: { pin: [{ product: 'tea', position: 1 }] },
  };
  const config = configOf(message('spring', { offer }), picks);
  expect(codes(await published(store, config))).toEqual(['pool-empty /campaigns/0/offer/code/pool']);
  await callAs(store.adminKey, 'POST', `/v1/stores/${store.id}/codes/spring`, ['A', 'B', 'C']);
  await callAs(store.adminKey, 'POST', `/v1/stores/${store.id}/products`, [
    { id: 'coffee', title: 'Coffee', url: '/coffee', price: '9.90' },
  ]);
  expect(codes(await published(store, config))).toEqual([
    'no-fallback /campaigns/0/offer/code/pool',
    'product-unknown /campaigns/1/recommendations/pin/0/product',
  ]);
  const expired = { code: 'OLD', expiresAt: '2020-01-01T00:00:00Z' };
  await callAs(store.adminKey, 'POST', `/v1/stores/${store.id}/codes/past`, [expired]);
  const past = message('past', { offer: { ...offer, code: { pool: 'past', fallback: 'ALL' } } });
  const restored = configOf(past);
  expect(codes(await published(store, restored))).toEqual(['pool-empty /campaigns/0/offer/code/pool']);
});

test('an old revision is read as it was put, and restored with the tag that was read', async () => {
  const store = await newStore();
  const document = `${JSON.stringify(configOf(message('old')), null, 3)}\n`;
  await publish(store, document);
  await publish(store, configOf(message('new')));
  const old = await callAs(store.adminKey, 'GET', at(store, '/revisions/2'));
  expect(await old.text()).toBe(document);
  const list = v.parse(
    Revisions,
    await (await callAs(store.adminKey, 'GET', at(store, '/revisions'))).json(),
  );
  expect(list.map(({ revision }) => revision)).toEqual([3, 2, 1]);
  expect(list.map(({ etag, hash, revision }) => etag === `${revision}-${hash}`)).toEqual([true, true, true]);
  const restore = (tag: string) =>
    callAs(store.adminKey, 'POST', at(store, '/revisions/2/restore'), undefined, { 'if-match': tag });
  expect((await restore(tagOf(old))).status).toBe(412);
  const restored = v.parse(Published, await (await restore(await liveTag(store))).json());
  const hashOf = ({ etag }: Pick<Revision, 'etag'>) => etag.split('-')[1];
  expect(hashOf(restored)).toBe(list[1]?.hash);
  for (const revision of ['0', '99', 'x', '1e1', '-1', '4294967297'])
    expect((await callAs(store.adminKey, 'GET', at(store, `/revisions/${revision}`))).status).toBe(404);
});

test('the history is read page by page', async () => {
  const store = await newStore();
  for (let i = 0; i < 4; i++) await publish(store, configOf());
  const page = async (query: string) =>
    v
      .parse(Revisions, await (await callAs(store.adminKey, 'GET', at(store, `/revisions${query}`))).json())
      .map(({ revision }) => revision);
  expect(await page('?limit=2')).toEqual([5, 4]);
  expect(await page('?limit=2&before=4')).toEqual([3, 2]);
  expect(await page('?limit=2&before=2')).toEqual([1]);
  expect((await callAs(store.adminKey, 'GET', at(store, '/revisions?limit=0'))).status).toBe(422);
});

test('restoring a revision gives every visitor the variant they had', async () => {
  const experiment = {
    id: 'titles',
    holdout: 0.2,
    variants: [{ id: 'a' }, { id: 'b', content: { en: { title: 'Other' } } }, { id: 'c', weight: 2 }],
  };
  const store = await storeWith(welcome({ experiment }));
  const visitors = await Promise.all(Array.from({ length: 40 }, async () => (await decided(store)).visitor));
  const variants = () =>
    Promise.all(
      visitors.map(async (visitor) => {
        const { decisions } = await decided(store, { visitor });
        return decisions.map(({ variant, ...rest }) => `${variant} ${'held' in rest}`);
      }),
    );
  const before = await variants();
  expect(new Set(before.flat()).size).toBeGreaterThan(3);
  await publish(store, configOf(message('other')));
  await callAs(store.adminKey, 'POST', at(store, '/revisions/2/restore'));
  expect(await variants()).toEqual(before);
  // An arm of weight 0 changes nobody's either.
  const more = { ...experiment, variants: [...experiment.variants, { id: 'd', weight: 0 }] };
  await publish(store, configOf(welcome({ experiment: more })));
  expect(await variants()).toEqual(before);
});

const where = (condition: unknown) => configOf(welcome({ audience: { where: condition } }));
const arms = (...weights: unknown[]) =>
  configOf(
    welcome({ experiment: { id: 'x', variants: weights.map((weight, i) => ({ id: `v${i}`, weight })) } }),
  );

test.each([
  ['of 10,000 campaigns', configOf(...Array.from({ length: 10_000 }, () => ({ id: 'a' }))), '/campaigns', 1],
  [
    'whose segments name each other',
    {
      ...configOf(),
      segments: { a: { where: { 'customer.segment': 'b' } }, b: { where: { 'customer.segment': 'a' } } },
    },
    '/segments/a/where/customer.segment',
    2,
  ],
  [
    'with a pattern that explodes',
    where({ 'page.path': { $regex: '^(a+)+$' } }),
    '/campaigns/0/audience/where/page.path/$regex',
    1,
  ],
  [
    'with an attribute that does not exist',
    where({ 'cart.totl': 5 }),
    '/campaigns/0/audience/where/cart.totl',
    1,
  ],
  ['with a negative weight', arms(-1, 2), '/campaigns/0/experiment/variants/0/weight', 1],
  ['with no weight at all', arms(0, 0), '/campaigns/0/experiment/variants', 1],
  ['with a weight that is no number', arms('NaN'), '/campaigns/0/experiment/variants/0/weight', 1],
])('a config %s is refused with its place, tried or published', async (_, config, pointer, faults) => {
  const store = await newStore();
  const answers = [
    await publish(store, config),
    await callAs(store.adminKey, 'PUT', at(store, '?dryRun=true'), config),
  ];
  for (const answer of answers) {
    expect(answer.status).toBe(422);
    const { errors } = await answer.json<{ errors: { pointer: string }[] }>();
    expect(errors.map((error) => error.pointer)).toContain(pointer);
    expect(errors.length).toBeLessThanOrEqual(faults);
  }
  expect(await decided(store)).toMatchObject({ revision: 1, decisions: [] });
});

test.each(['1', 'True', 'yes', ''])('dryRun=%s publishes nothing by a slip of the pen', async (said) => {
  const store = await newStore();
  const path = at(store, `?dryRun=${said}`);
  const answer = await callAs(store.adminKey, 'PUT', path, configOf(message('a')), { 'if-match': '*' });
  expect(answer.status).toBe(422);
  expect(await decided(store)).toMatchObject({ revision: 1 });
});

test('a config of 5 MB is too large, announced or not', async () => {
  const store = await newStore();
  const large = JSON.stringify({ ...configOf(), $schema: 'x'.repeat(5_000_000) });
  expect((await publish(store, large)).status).toBe(413);
  const headers = { authorization: `Bearer ${store.adminKey}`, 'if-match': '*' };
  const body = new Blob([large]).stream();
  expect((await call('PUT', at(store), { headers, body })).status).toBe(413);
  expect((await callAs(store.adminKey, 'PUT', at(store, '?dryRun=true'), large)).status).toBe(413);
});

test('a code that leaves by webhook only is warned of until an endpoint listens', async () => {
  const store = await newStore();
  const mailed = welcome({ form: { fields: ['email'], deliver: 'email' } });
  const told = async () => {
    const answer = await callAs(store.adminKey, 'PUT', at(store, '?dryRun=true'), configOf(mailed));
    return codes(await answer.json<Published>());
  };
  expect(await told()).toContain('nobody-told /campaigns/0/form/deliver');
  const endpoint = { id: 'mailer', url: 'https://mailer.example/hooks', events: ['lead.created'] };
  const put = (enabled: boolean) =>
    callAs(store.adminKey, 'PUT', `/v1/stores/${store.id}/endpoints`, {
      endpoints: [{ ...endpoint, enabled }],
    });
  expect((await put(false)).status).toBe(200);
  expect(await told()).toContain('nobody-told /campaigns/0/form/deliver');
  expect((await put(true)).status).toBe(200);
  expect(await told()).not.toContain('nobody-told /campaigns/0/form/deliver');
});
