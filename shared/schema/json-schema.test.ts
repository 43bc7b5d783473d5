import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import example from './fixtures/design-example.json' with { type: 'json' };
import { configJsonSchema } from './json-schema.ts';

const schema = configJsonSchema();
const validate = new Ajv2020({ strict: false, allErrors: true }).compile(schema);
const [welcome, ...others] = example.campaigns;
const withWelcome = (changes: object) => ({ ...example, campaigns: [{ ...welcome, ...changes }, ...others] });

describe('the JSON Schema of the config', () => {
  it('accepts the example of the design', () => {
    expect(validate(example) || validate.errors).toBe(true);
  });

  it.each([
    ['a misspelt part', withWelcome({ audiance: {} })],
    ['a misspelt value', withWelcome({ status: 'liv' })],
    ['an attribute that does not exist', withWelcome({ audience: { where: { 'sesion.pages': 2 } } })],
    [
      'an operator that does not exist',
      withWelcome({ audience: { where: { 'session.pages': { $foo: 2 } } } }),
    ],
    ['a value an attribute never has', withWelcome({ audience: { where: { 'page.kind': 'produkt' } } })],
    ['a missing part', withWelcome({ content: undefined, view: undefined })],
    ['a store setting that does not exist', { ...example, store: { ...example.store, timezone: 'UTC' } }],
  ])('refuses %s', (_, document) => {
    expect(validate(JSON.parse(JSON.stringify(document)))).toBe(false);
  });

  it('takes wildcard attributes and nested conditions', () => {
    const where = {
      $or: [{ 'session.utm.source': 'mail' }, { 'customer.attributes.tier': { $in: [1, 2] } }],
    };
    expect(validate(withWelcome({ audience: { where } })) || validate.errors).toBe(true);
  });

  it('describes every named part and refers to nothing it does not define', () => {
    const text = JSON.stringify(schema);
    const referred = [...text.matchAll(/"#\/\$defs\/([^"]+)"/g)].map((match) => match[1]);
    const defined: Record<string, { description?: string }> = JSON.parse(text).$defs;
    expect(referred.length).toBeGreaterThan(20);
    for (const name of referred) expect(defined[name ?? '']?.description, name).toBeTypeOf('string');
  });
});
