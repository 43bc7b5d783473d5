// All that a schema finds wrong, in words: valibot's issues, and what it leaves out. It names only the first unknown
// key, says of a union only that nothing fits, stops at a wrong discriminator, and takes a list for an object.
import * as v from 'valibot';
import { detailOf, type Path, type PathFault, pathOf, pointerTo, quoted } from '../fault.ts';
import { isObject } from '../merge-patch.ts';
import { keyHint, keysOf } from './key-hint.ts';
import { entriesOf, isSchema, meantOption, optionOf, optionsOf } from './schema-shape.ts';

/** Looking for what was meant costs more than finding the fault. */
const MAX_SUGGESTIONS = 300;

/** Every fault of `input` under `schema`; paths begin with `root`. */
export function schemaFaults(schema: v.GenericSchema, input: unknown, root: Path = []): PathFault[] {
  return faultsUnder(schema, input, root, new Set());
}

function faultsUnder(schema: v.GenericSchema, input: unknown, root: Path, said: Set<string>): PathFault[] {
  const stray: Stray = { faults: [], meant: new Set(), said };
  visit(schema, input, root, stray);
  const issues = v.safeParse(schema, input).issues ?? [];
  const own = issues.flatMap((issue) => {
    const path = [...root, ...pathOf(issue)];
    const isStray = issue.type === 'union' || (issue.type === 'strict_object' && issue.expected === 'never');
    const isSaid = stray.meant.has(pointerTo(path)) || isInSaid(path, stray);
    return isStray || isSaid ? [] : [{ path, detail: detailOf(issue) }];
  });
  return [...own, ...stray.faults];
}

/** One fault is enough: `meant` has pointers of missing keys that a misspelt key stands for, `said` of what is wrong as a
 * whole, with all that is in it. */
type Stray = { readonly faults: PathFault[]; readonly meant: Set<string>; readonly said: Set<string> };

function visit(schema: v.GenericSchema, input: unknown, path: Path, stray: Stray): void {
  if (input === undefined) return;
  const inside = (key: string): unknown => Reflect.get(schema, key);
  const child = (part: unknown, value: unknown, at: Path) => isSchema(part) && visit(part, value, at, stray);
  switch (schema.type) {
    case 'optional':
    case 'nullable':
      if (input !== null || schema.type === 'optional') child(inside('wrapped'), input, path);
      return;
    case 'array':
      if (Array.isArray(input))
        for (const [i, item] of input.entries()) child(inside('item'), item, [...path, i]);
      return;
    case 'record':
      if (Array.isArray(input)) say(path, messageOf(schema), stray);
      else if (isObject(input)) visitRecord(schema, input, path, stray);
      return;
    case 'strict_object':
      if (isObjectAt(input, path, stray)) visitObject(schema, input, path, stray);
      return;
    case 'variant':
      if (isObjectAt(input, path, stray)) visitVariant(schema, input, path, stray);
      return;
    case 'union':
      visitUnion(schema, input, path, stray);
  }
}

function visitObject(
  schema: v.GenericSchema,
  input: Readonly<Record<string, unknown>>,
  path: Path,
  stray: Stray,
): void {
  const entries = entriesOf(schema);
  const free = [...entries.keys()].filter((key) => !Object.hasOwn(input, key));
  for (const [key, value] of Object.entries(input)) {
    const entry = entries.get(key);
    if (entry) {
      visit(entry, value, [...path, key], stray);
      continue;
    }
    const hint = stray.faults.length < MAX_SUGGESTIONS ? keyHint([...path, key], value, entries, free) : null;
    if (hint?.meant !== undefined) stray.meant.add(pointerTo([...path, hint.meant]));
    const detail = `unknown key ${quoted(key)}${hint?.words ?? keysOf(entries)}`;
    stray.faults.push({ path: [...path, key], detail });
  }
}

function visitVariant(
  schema: v.GenericSchema,
  input: Readonly<Record<string, unknown>>,
  path: Path,
  stray: Stray,
): void {
  const option = optionOf(schema, input);
  if (option) visit(option, input, path, stray);
  const meant = option ? undefined : meantOption(schema, input);
  if (!meant) return;
  const { schema: guessed, key, literal } = meant;
  stray.faults.push(...faultsUnder(guessed, { ...input, [key]: literal }, path, stray.said));
}

function visitUnion(schema: v.GenericSchema, input: unknown, path: Path, stray: Stray): void {
  const option = optionOf(schema, input);
  if (option) {
    const { rest, faults } = withoutOthers(schema, option, input, path);
    stray.faults.push(...faults, ...faultsUnder(option, rest, path, stray.said));
    return;
  }
  for (const issue of v.safeParse(schema, input).issues ?? [])
    stray.faults.push({ path, detail: detailOf(issue) });
}

/** The input without the keys of other branches, which cannot stand beside those of its own. */
function withoutOthers(schema: v.GenericSchema, option: v.GenericSchema, input: unknown, path: Path) {
  if (!isObject(input)) return { rest: input, faults: [] };
  const own = entriesOf(option);
  const others = new Set(optionsOf(schema).flatMap((one) => [...entriesOf(one).keys()]));
  const keys = Object.keys(input);
  const beside = quoted(keys.find((key) => own.has(key)));
  const strangers = keys.filter((key) => others.has(key) && !own.has(key));
  return {
    rest: Object.fromEntries(Object.entries(input).filter(([key]) => !strangers.includes(key))),
    faults: strangers.map((key) => ({
      path: [...path, key],
      detail: `${quoted(key)} cannot stand beside ${beside}; give each an object of its own`,
    })),
  };
}

function isObjectAt(input: unknown, path: Path, stray: Stray): input is Readonly<Record<string, unknown>> {
  if (Array.isArray(input)) stray.faults.push({ path, detail: 'must be an object, not a list' });
  return isObject(input);
}

/** Of records keyed by language; a key that their values would have was put a level too high. */
function visitRecord(
  schema: v.GenericSchema,
  input: Readonly<Record<string, unknown>>,
  path: Path,
  stray: Stray,
): void {
  const [name, part]: readonly unknown[] = [Reflect.get(schema, 'key'), Reflect.get(schema, 'value')];
  for (const [key, value] of Object.entries(input)) {
    const at = [...path, key];
    const isTooHigh = isSchema(name) && isSchema(part) && !v.is(name, key) && entriesOf(part).has(key);
    if (isTooHigh) say(at, `belongs in a language, like \`{"en": {"${key}": …}}\``, stray);
    else if (isSchema(part)) visit(part, value, at, stray);
  }
}

/** Says what is wrong with the whole of a part. */
function say(path: Path, detail: string, stray: Stray): void {
  stray.faults.push({ path, detail });
  stray.said.add(pointerTo(path));
}

function messageOf(record: v.GenericSchema): string {
  const message: unknown = Reflect.get(record, 'message');
  return typeof message === 'string' ? message : 'must be an object, not a list';
}

const isInSaid = (path: Path, { said }: Stray): boolean =>
  said.size > 0 && path.some((_, i) => said.has(pointerTo(path.slice(0, i + 1))));
