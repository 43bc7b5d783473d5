// The page's API: its types take what the documentation says and refuse what is wrong, and the documentation says it all.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { runInNewContext } from 'node:vm';
import { expect, expectTypeOf, test } from 'vitest';
import type { Page, SignedCustomer } from '../shared/schema/page.ts';
import type {
  Reprise,
  RepriseCustomer,
  RepriseHooks,
  ReprisePage,
  RepriseState,
} from '../widget/reprise.d.ts';
import type { Standing } from '../widget/show/host.ts';

const doc = readFileSync(resolve(import.meta.dirname, '../docs/page-api.md'), 'utf8');
const COMMANDS = ['page', 'identify', 'consent', 'track', 'show', 'on', 'debug'];
const HOOKS = ['add', 'apply', 'shown', 'clicked', 'dismissed', 'submitted', 'applied'] as const;

test('the types are those of the Worker and of show/', () => {
  expectTypeOf<ReprisePage>().toExtend<Partial<Page>>();
  expectTypeOf<RepriseCustomer>().toExtend<SignedCustomer>();
  expectTypeOf<Standing>().toExtend<RepriseState>();
  expectTypeOf<(typeof HOOKS)[number]>().toEqualTypeOf<keyof RepriseHooks>();
});

test('calls that make sense are taken, others do not compile', () => {
  const calls: unknown[][] = [];
  const page = (reprise: Reprise) => {
    reprise('consent', true);
    reprise('identify', { id: 'c', at: 1, signature: 's' });
    reprise('identify');
    reprise('page', { kind: 'cart', cart: { totalMinor: 1, items: [{ product: 'a', quantity: 1 }] } });
    reprise('track', 'opened');
    reprise('show', 'welcome-15');
    reprise('on', 'add', ({ product, quantity }) => product.length + quantity > 0);
    reprise('on', 'submitted', ({ campaign, email, cart }) => [campaign, email?.length, cart?.items.length]);
    // @ts-expect-error: consent is yes or no
    reprise('consent', 'granted');
    // @ts-expect-error: nobody is identified by an id alone
    reprise('identify', { id: 'c' });
    // @ts-expect-error: no such kind of page
    reprise('page', { kind: 'landing' });
    // @ts-expect-error: no such hook
    reprise('on', 'closed', () => {});
    // @ts-expect-error: a code is applied, not a product
    reprise('on', 'apply', ({ product }) => product);
    // @ts-expect-error: no such command
    reprise('open', 'welcome-15');
    // @ts-expect-error: an event has a name
    reprise('track');
  };
  page(Object((...call: unknown[]) => void calls.push(call)));
  expect(calls).toHaveLength(15);
});

test('the documentation shows every command, and its examples run', () => {
  const said: unknown[][] = [];
  const reprise = (...call: unknown[]) => void said.push(call);
  const document = { querySelector: () => ({ addEventListener: (_: string, act: () => void) => act() }) };
  for (const [, code = ''] of doc.matchAll(/```js\n([\s\S]*?)```/g))
    runInNewContext(code, { reprise, document });
  expect(new Set(said.map(([name]) => name))).toEqual(new Set(COMMANDS));
  for (const [, hook, act] of said.filter(([name]) => name === 'on')) {
    expect(HOOKS).toContain(hook);
    expect(act).toBeTypeOf('function');
  }
  for (const hook of HOOKS) expect(doc).toMatch(new RegExp(`'${hook}'|\\| \`${hook}\``));
});
