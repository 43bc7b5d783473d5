// Every place where the config has a key of a name, read from the schema itself.
import type * as v from 'valibot';
import { Config } from '../config.ts';
import type { Path } from '../fault.ts';
import { once } from '../once.ts';
import { discriminatorOf, entriesOf, isSchema, optionsOf } from './schema-shape.ts';

/** `path` has `[]` for an item of a list, `{en}` for a name that its author chooses; `branch`: of the variant that has it. */
export type KeyPlace = {
  readonly path: readonly string[];
  readonly schema: v.GenericSchema;
  readonly branch: { readonly key: string; readonly literal: string } | undefined;
};

/** What stands in other lists is one of several alike, and can be meant in none of them. */
const LISTS: readonly string[] = ['campaigns', 'any'];

const places = once(() => {
  const found = new Map<string, KeyPlace[]>();
  collect(Config, [], undefined, found);
  for (const list of found.values()) list.sort((a, b) => a.path.length - b.path.length);
  return found;
});

/** The places of keys spelled like this one, in whatever case or number; the shallowest first. */
export const placesOf = (key: string): readonly KeyPlace[] => places().get(plain(key)) ?? [];

/** Whether the key stands in the object at `within`, a path from the top of the document, or deeper. */
export const isUnder = ({ path }: KeyPlace, within: Path): boolean =>
  path.length > within.length &&
  within.every((key, i) => {
    const part = path[i] ?? '';
    return typeof key === 'number' ? part === '[]' : part === key || part.startsWith('{');
  });

/** As an author writes it: `view.slot`, `trigger.any[].exitIntent`, `content.en.title`. */
export const spelled = (path: readonly string[]): string =>
  path.join('.').replaceAll('.[]', '[]').replaceAll(/[{}]/g, '');

const plain = (key: string): string =>
  key
    .slice(0, 64)
    .toLowerCase()
    .replace(/[^a-z0-9$]/g, '')
    .replace(/s$/, '');

type Branch = KeyPlace['branch'];

function collect(
  schema: v.GenericSchema,
  path: readonly string[],
  branch: Branch,
  found: Map<string, KeyPlace[]>,
): void {
  const inside = (key: string, ...more: readonly string[]): void => {
    const part: unknown = Reflect.get(schema, key);
    if (isSchema(part)) collect(part, [...path, ...more], branch, found);
  };
  switch (schema.type) {
    case 'optional':
    case 'nullable':
      inside('wrapped');
      return;
    case 'array':
      if (LISTS.includes(path.at(-1) ?? '')) inside('item', '[]');
      return;
    case 'record':
      inside('value', path.at(-1) === 'segments' ? '{name}' : '{en}');
      return;
    case 'union':
    case 'variant':
      for (const option of optionsOf(schema)) collect(option, path, branchOf(schema, option), found);
      return;
    case 'strict_object':
      collectEntries(schema, path, branch, found);
  }
}

function collectEntries(
  schema: v.GenericSchema,
  path: readonly string[],
  branch: Branch,
  found: Map<string, KeyPlace[]>,
): void {
  for (const [key, entry] of entriesOf(schema)) {
    const place = { path: [...path, key], schema: entry, branch };
    found.set(plain(key), [...(found.get(plain(key)) ?? []), place]);
    collect(entry, place.path, undefined, found);
  }
}

function branchOf(schema: v.GenericSchema, option: v.GenericSchema): Branch {
  const key = discriminatorOf(schema);
  const literal: unknown = Reflect.get(entriesOf(option).get(key ?? '') ?? {}, 'literal');
  return key !== undefined && typeof literal === 'string' ? { key, literal } : undefined;
}
