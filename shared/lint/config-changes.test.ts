import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pointerTo } from '../schema/fault.ts';
import { configChanges } from './config-changes.ts';

const campaign = (id: string, more: object = {}) => ({ id, kind: 'message', ...more });
const of = (...campaigns: object[]) => ({ store: { name: 'Petal' }, campaigns });
const ids = 'abcdefgh'.split('').map((id) => campaign(id));

/** The value at an RFC 6901 pointer, or undefined. */
function valueAt(document: unknown, pointer: string): unknown {
  const keys = pointer.split('/').slice(1);
  return keys.reduce(
    (inside: unknown, key) => Reflect.get(Object(inside), key.replaceAll('~1', '/').replaceAll('~0', '~')),
    document,
  );
}

describe('the difference of two configs', () => {
  it('is none where only the order of keys differs', () => {
    const changes = configChanges(of({ id: 'a', kind: 'message' }), of({ kind: 'message', id: 'a' }));
    expect(changes.same).toBe(true);
  });

  it('tells what came, went, moved and changed, and where', () => {
    const { campaigns, store } = configChanges(
      { store: { name: 'Petal', 'a/b': [1, 2] }, campaigns: [campaign('a'), campaign('b'), campaign('c')] },
      {
        store: { name: 'Paw', 'a/b': [1, 3, 4] },
        campaigns: [campaign('c', { name: 'C' }), campaign('a'), campaign('d')],
      },
    );
    expect(store).toEqual([
      { pointer: '/store/name', before: 'Petal', after: 'Paw' },
      { pointer: '/store/a~1b/1', before: 2, after: 3 },
      { pointer: '/store/a~1b/2', after: 4 },
    ]);
    expect(campaigns).toEqual({
      added: [{ campaign: 'd', at: 2 }],
      removed: [{ campaign: 'b', at: 1 }],
      moved: [{ campaign: 'c', from: 2, to: 0 }],
      changed: [{ campaign: 'c', changes: [{ pointer: '/campaigns/0/name', after: 'C' }] }],
    });
  });

  it('moves as few campaigns as explain the order', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(ids, { minLength: ids.length }),
        fc.nat(7),
        fc.nat(7),
        (order, from, to) => {
          const [moved] = order.splice(from, 1);
          if (moved) order.splice(to, 0, moved);
          const once = configChanges(of(...ids), of(...order)).campaigns.moved;
          const stay = order.filter(({ id }) => !once.some((one) => one.campaign === id));
          expect(stay.map(({ id }) => id)).toEqual(stay.map(({ id }) => id).toSorted());
        },
      ),
    );
    const [first, ...others] = ids;
    expect(configChanges(of(...ids), of(...others, first ?? {})).campaigns.moved).toHaveLength(1);
  });

  it('quotes exactly what is at each place, before and after', () => {
    const json = fc.dictionary(fc.constantFrom('x', 'y/z', 'w~'), fc.jsonValue({ maxDepth: 2 }), {
      maxKeys: 3,
    });
    fc.assert(
      fc.property(json, json, (before, after) => {
        const [old, now] = [
          { theme: before, campaigns: [] },
          { theme: after, campaigns: [] },
        ];
        const { theme, same } = configChanges(old, now);
        for (const change of theme.filter(({ long }) => !long)) {
          expect(change.before).toEqual(valueAt(old, change.pointer));
          expect(change.after).toEqual(valueAt(now, change.pointer));
        }
        expect(same).toBe(JSON.stringify(sorted(before)) === JSON.stringify(sorted(after)));
      }),
    );
  });

  it('is bounded, and says how much it leaves out', () => {
    const long = (n: number) =>
      of(...Array.from({ length: 1000 }, (_, i) => campaign(`c-${i}`, { a: n, b: n + 1 })));
    const { campaigns, more } = configChanges(long(1), long(5));
    expect(campaigns.changed.flatMap(({ changes }) => changes)).toHaveLength(1000);
    expect(more).toBe(1000);
    const [text, other] = ['x'.repeat(5000), 'y'.repeat(5000)];
    const { changed } = configChanges(
      of(campaign('a', { name: text })),
      of(campaign('a', { name: other })),
    ).campaigns;
    expect(changed).toEqual([
      { campaign: 'a', changes: [{ pointer: pointerTo(['campaigns', 0, 'name']), long: true }] },
    ]);
  });
});

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
