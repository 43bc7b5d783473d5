import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { EXAMPLES, FIELDS } from './descriptions.ts';
import example from './fixtures/design-example.json' with { type: 'json' };
import { configJsonSchema } from './json-schema.ts';
import { isObject } from './merge-patch.ts';

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
    [
      'an operator on what it cannot compare',
      withWelcome({ audience: { where: { 'cart.total': { $regex: '5' } } } }),
    ],
    ['a number in quotes', withWelcome({ audience: { where: { 'cart.total': { $gte: '50' } } } })],
    ['a value an attribute never has', withWelcome({ audience: { where: { 'page.kind': 'produkt' } } })],
    ['a missing part', withWelcome({ content: undefined, view: undefined })],
    ['a store setting that does not exist', { ...example, store: { ...example.store, timezone: 'UTC' } }],
  ])('refuses %s', (_, document) => {
    expect(validate(JSON.parse(JSON.stringify(document)))).toBe(false);
  });

  it('takes what a list contains, and what its length is', () => {
    const where = { 'customer.tags': 'vip', 'cart.products': { $size: { $gte: 2 }, $ne: 'sku-1' } };
    expect(validate(withWelcome({ audience: { where } })) || validate.errors).toBe(true);
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

  it('says of every field what it is for, itself or by the part it is', () => {
    expect(fieldsOf(schema).length).toBeGreaterThan(150);
    const silent = fieldsOf(schema).filter(({ field }) => !('description' in field || '$ref' in field));
    expect(silent.map(({ name }) => name)).toEqual([]);
  });

  it('describes no field that is not there, and gives examples that are valid', () => {
    const fields = new Map(fieldsOf(schema).map(({ name, field }) => [name, field]));
    const names = [...fields.keys()].flatMap((name) => [name, name.replace(/^[^.]+/, '*')]);
    for (const name of [...Object.keys(FIELDS), ...Object.keys(EXAMPLES)]) expect(names).toContain(name);
    for (const [name, examples] of Object.entries(EXAMPLES)) {
      const fits = new Ajv2020({ strict: false }).compile({ ...fields.get(name), $defs: { ...defs } });
      for (const example of examples) expect(fits(example) || fits.errors, name).toBe(true);
    }
  });
});

const defs = '$defs' in schema && isObject(schema.$defs) ? schema.$defs : {};

/** All fields by part and key. */
function fieldsOf(whole: unknown) {
  const parts = [['Config', whole] as const, ...Object.entries(defs)];
  return parts.flatMap(([part, inside]) =>
    part.endsWith('Condition') && !part.startsWith('Trigger') ? [] : fieldsIn(inside, part),
  );
}

function fieldsIn(value: unknown, part: string): { name: string; field: object }[] {
  if (Array.isArray(value)) return value.flatMap((one) => fieldsIn(one, part));
  if (!isObject(value)) return [];
  const { $defs: _, properties, ...rest } = value;
  const own = Object.entries(isObject(properties) ? properties : {}).flatMap(([key, field]) =>
    isObject(field) ? [{ name: `${part}.${key}`, field }, ...fieldsIn(field, part)] : [],
  );
  return [...own, ...Object.values(rest).flatMap((one) => fieldsIn(one, part))];
}
