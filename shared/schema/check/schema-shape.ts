// The shape of valibot schemas, and which branch of a union or variant an author meant.
import * as v from 'valibot';
import { isObject } from '../merge-patch.ts';
import { nearest } from '../nearest.ts';
import { listAt } from './raw.ts';

export const isSchema = (value: unknown): value is v.GenericSchema =>
  isObject(value) && value.kind === 'schema' && typeof value['~run'] === 'function';

/** The schemas of an object's keys, by key. */
export type Entries = ReadonlyMap<string, v.GenericSchema>;
const known = new WeakMap<v.GenericSchema, Entries>();

/** The schemas of an object's keys. */
export function entriesOf(schema: v.GenericSchema): Entries {
  const made = known.get(schema) ?? readEntries(schema);
  known.set(schema, made);
  return made;
}

function readEntries(schema: v.GenericSchema): Entries {
  const entries: unknown = Reflect.get(schema, 'entries');
  const pairs = isObject(entries) ? Object.entries(entries) : [];
  return new Map(pairs.flatMap(([key, entry]) => (isSchema(entry) ? [[key, entry] as const] : [])));
}

/** The branches of a union or variant. */
export const optionsOf = (schema: v.GenericSchema): v.GenericSchema[] =>
  listAt({ options: Reflect.get(schema, 'options') }, 'options').filter(isSchema);

/** The branch that the input's discriminator, shape or keys name; undefined when they name none. */
export function optionOf(schema: v.GenericSchema, input: unknown): v.GenericSchema | undefined {
  const options = optionsOf(schema);
  const key = discriminatorOf(schema);
  if (key !== undefined)
    return options.find((option) => {
      const entry = entriesOf(option).get(key);
      return entry && isObject(input) && v.is(entry, input[key]);
    });
  if (Array.isArray(input)) return options.find((option) => option.type === 'array');
  if (!isObject(input)) return options.find((option) => option.type === typeof input);
  return byKeys(options, Object.keys(input));
}

/** For a variant whose discriminator is wrong: the branch that was probably meant. */
export function meantOption(schema: v.GenericSchema, input: Readonly<Record<string, unknown>>) {
  const key = discriminatorOf(schema) ?? '';
  const branches = optionsOf(schema).flatMap((option) => {
    const literal: unknown = Reflect.get(entriesOf(option).get(key) ?? {}, 'literal');
    return typeof literal === 'string' ? [{ schema: option, key, literal }] : [];
  });
  const said = input[key];
  const literals = branches.map((branch) => branch.literal);
  const literal = typeof said === 'string' ? nearest(said, literals) : undefined;
  const fitting = byKeys(
    branches.map((branch) => branch.schema),
    Object.keys(input),
  );
  return branches.find((b) => b.literal === literal) ?? branches.find((b) => b.schema === fitting);
}

/** The key whose value picks the branch of a variant. */
export const discriminatorOf = (schema: v.GenericSchema): string | undefined => {
  const key: unknown = schema.type === 'variant' ? Reflect.get(schema, 'key') : undefined;
  return typeof key === 'string' ? key : undefined;
};

/** The option that knows most of the keys; of none known, the one that knows what a key was meant to be. */
function byKeys(options: readonly v.GenericSchema[], keys: readonly string[]): v.GenericSchema | undefined {
  const knows = (option: v.GenericSchema) => keys.filter((key) => entriesOf(option).has(key)).length;
  const most = Math.max(...options.map(knows));
  if (most > 0) return options.find((option) => knows(option) === most);
  const names = options.flatMap((option) => [...entriesOf(option).keys()]);
  const meant = keys.map((key) => nearest(key, names)).find((name) => name !== undefined);
  return meant === undefined ? undefined : options.find((option) => entriesOf(option).has(meant));
}
