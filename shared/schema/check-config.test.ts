import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { liveConfig } from '../decide/live-config.ts';
import { prepare } from '../decide/prepare.ts';
import { checkConfig } from './check-config.ts';
import example from './fixtures/design-example.json' with { type: 'json' };
import cases from './fixtures/fault-cases.json' with { type: 'json' };
import { mergePatch } from './merge-patch.ts';

/** The example with one merge patch per campaign index, or over the whole document. */
function changed(change: unknown): unknown {
  return JSON.parse(JSON.stringify(mergePatch(example, change)));
}

const campaignsWith = (index: number, patch: unknown) =>
  example.campaigns.map((campaign, i) => (i === index ? mergePatch(campaign, patch) : campaign));

describe('checkConfig', () => {
  it('finds no fault in the example of the design', () => {
    const { config, faults } = checkConfig(example);
    expect(faults).toEqual([]);
    expect(config?.campaigns).toHaveLength(4);
  });

  it.each(cases.campaign.map((row) => [row.name, row] as const))('%s', (_, { campaign, patch, faults }) => {
    const document = changed({ campaigns: campaignsWith(campaign, patch) });
    expect(checkConfig(document).faults.map(({ pointer, detail }) => `${pointer}: ${detail}`)).toEqual(
      faults,
    );
  });

  it.each(cases.document.map((row) => [row.name, row] as const))('%s', (_, { patch, faults }) => {
    const found = checkConfig(changed(patch)).faults.map(({ pointer, detail }) => `${pointer}: ${detail}`);
    expect(found).toEqual(faults);
  });

  it('names faults of types and of references together, in broken and in sound campaigns', () => {
    const campaigns = campaignsWith(0, { status: 'liv', audience: { segments: ['loyl'] } });
    const broken = checkConfig(changed({ campaigns, segments: { vip: { where: { 'customer.spend': 1 } } } }));
    expect(broken.faults.map(({ pointer }) => pointer)).toEqual([
      '/campaigns/0/audience/segments/0',
      '/campaigns/0/status',
      '/segments/vip/where/customer.spend',
    ]);
  });

  it('says how to ask for what is not known', () => {
    const where = { 'customer.rfm': null, 'customer.orders': { $ne: null } };
    expect(checkConfig({ ...example, segments: { ...example.segments, vip: { where } } }).faults).toEqual(
      ['customer.orders/$ne', 'customer.rfm'].map((key) => ({
        pointer: `/segments/vip/where/${key}`,
        detail: 'must not be null; ask for what is not known by `{"$exists": false}`',
      })),
    );
  });

  it('says how many more faults there are when there are hundreds', () => {
    const campaigns = Array.from({ length: 400 }, (_, i) => ({
      ...example.campaigns[3],
      id: `c-${i}`,
      kind: 'x',
    }));
    const { faults } = checkConfig({ ...example, campaigns });
    expect(faults).toHaveLength(301);
    expect(faults.at(-1)).toEqual({ pointer: '', detail: 'and 100 more faults' });
  });

  it('refuses `__proto__` and its kin as names and pollutes nothing', () => {
    const hostile = JSON.parse(
      '{"__proto__": {"polluted": true}, "segments": {"constructor": {"where": {}}}, "campaigns": [{"__proto__": {"id": "a"}}]}',
    );
    const pointers = checkConfig(hostile).faults.map(({ pointer }) => pointer);
    expect(pointers).toEqual(
      expect.arrayContaining(['/__proto__', '/segments/constructor', '/campaigns/0/__proto__']),
    );
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it.each([
    ['nested a hundred thousand deep', nested(100_000)],
    ['with a million characters', { ...example, $schema: 'x'.repeat(1_000_001) }],
    ['with a key of a million characters', { ...example, ['k'.repeat(900_000)]: 1 }],
    ['of 1,001 campaigns', { ...example, campaigns: Array.from({ length: 1001 }, () => ({})) }],
    ['that is no object', [example]],
    ['that holds what JSON cannot', { ...example, theme: { radius: Number.POSITIVE_INFINITY } }],
    ['that is undefined', undefined],
  ])('answers a document %s with a single fault', (_, document) => {
    const { config, faults } = checkConfig(document);
    expect(config).toBeNull();
    expect(faults).toHaveLength(1);
  });

  it('takes a thousand campaigns', () => {
    const campaigns = Array.from({ length: 1000 }, (_, i) => ({ ...example.campaigns[3], id: `c-${i}` }));
    expect(checkConfig({ ...example, campaigns }).faults).toEqual([]);
  });

  it('never throws, whatever is put in the place of any part, and what it accepts can be prepared', () => {
    const paths = pathsOf(example);
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.jsonValue({ maxDepth: 3 }), (path, value) => {
        const { config, faults } = checkConfig(replaced(example, path, value));
        if (config) prepare(liveConfig(config), 1);
        return config === null ? faults.length > 0 : faults.length === 0;
      }),
      { numRuns: 500 },
    );
  });
});

function nested(depth: number): unknown {
  let document: object = {};
  for (let i = 0; i < depth; i++) document = { theme: document };
  return document;
}

function pathsOf(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  const inside = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return [path, ...inside.flatMap(([key, part]) => pathsOf(part, [...path, key]))];
}

function replaced(value: unknown, [key, ...rest]: readonly string[], by: unknown): unknown {
  if (key === undefined) return by;
  if (Array.isArray(value))
    return value.map((item, i) => (String(i) === key ? replaced(item, rest, by) : item));
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return Object.fromEntries(
    entries.map(([name, part]) => [name, name === key ? replaced(part, rest, by) : part]),
  );
}
