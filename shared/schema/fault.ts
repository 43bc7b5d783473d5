// Fault: what is wrong with a document, and where, in words its author understands.
import type { BaseIssue } from 'valibot';
import { didYouMean } from './nearest.ts';

/** `pointer` is an RFC 6901 JSON Pointer; `detail` a sentence about the value there. */
export type Fault = { readonly pointer: string; readonly detail: string };

export type Path = readonly (string | number)[];

/** A fault before its path is spelled as a pointer. */
export type PathFault = { readonly path: Path; readonly detail: string };

/** RFC 6901: `~` is `~0` and `/` is `~1`. */
export const pointerTo = (path: Path): string =>
  path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** The faults of valibot's issues. */
export const faultsOf = (issues: readonly BaseIssue<unknown>[]): Fault[] =>
  issues.map((issue) => ({ pointer: pointerTo(pathOf(issue)), detail: detailOf(issue) }));

export const pathOf = (issue: BaseIssue<unknown>): Path =>
  (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)));

/** `x` in backquotes, cut to what fits into a sentence. */
export function quoted(value: unknown): string {
  const text = typeof value === 'string' ? value : String(JSON.stringify(value) ?? value);
  return `\`${text.length > 60 ? `${text.slice(0, 60)}…` : text}\``;
}

/** The sentence of one issue: our own message where the schema has one, otherwise made from what was expected. */
export function detailOf(issue: BaseIssue<unknown>): string {
  const last = issue.path?.at(-1);
  const choices = choicesOf(issue.expected);
  if (last?.origin === 'key') {
    if (issue.expected === 'never') return `unknown key ${quoted(issue.input)}`;
    if (issue.type.endsWith('object')) return 'is missing';
  }
  const meant = choices.length > 1 && typeof issue.input === 'string' ? didYouMean(issue.input, choices) : '';
  if (!issue.message.startsWith('Invalid ')) return issue.message + meant;
  if (choices.length > 1) return `must be ${orList(choices)}${meant}`;
  if (choices.length === 1) return `must be \`${choices[0]}\``;
  return plainDetail(issue);
}

const WORDS: Readonly<Record<string, string>> = {
  string: 'must be text',
  number: 'must be a number',
  boolean: 'must be true or false',
  Array: 'must be a list, in square brackets',
  Object: 'must be an object, in braces',
};

function plainDetail({ expected, requirement }: BaseIssue<unknown>): string {
  const word = WORDS[expected ?? ''];
  if (word) return word;
  const bound = typeof requirement === 'number' ? String(requirement) : undefined;
  if (bound && expected?.startsWith('>=')) return `must be at least ${bound}`;
  if (bound && expected?.startsWith('<=')) return `must be at most ${bound}`;
  if (bound && expected?.startsWith('>')) return `must be more than ${bound}`;
  if (bound && expected?.startsWith('<')) return `must be less than ${bound}`;
  return expected ? `must be ${expected}` : 'is not valid';
}

/** valibot spells a choice as `("a" | "b")`. */
const choicesOf = (expected: string | null): string[] =>
  [...(expected ?? '').matchAll(/"([^"]*)"/g)].map((match) => match[1] ?? '');

const orList = (choices: readonly string[]): string =>
  `${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}`;
