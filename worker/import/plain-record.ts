// JSON objects as people send them, and what a schema says of them in words.
import * as v from 'valibot';

/** Whether a JSON value is an object. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const IDS: ReadonlySet<string> = new Set(['id', 'customer', 'product', 'variant']);

/** The record without nulls, empty texts and unusual keys; numbers in place of ids become text. */
export function plain(value: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const record: Record<string, unknown> = {};
  for (const [key, given] of Object.entries(value)) {
    if (given === null || given === '' || key === '__proto__') continue;
    const isNumber = IDS.has(key) && typeof given === 'number' && Number.isSafeInteger(given);
    record[key] = isNumber ? String(given) : given;
  }
  return record;
}

/** The text of a JSON value as a cell would hold it, or null for an object or array. */
export const textOf = (value: unknown): string | null =>
  typeof value === 'object' ? null : String(value ?? '');

/** The first fault a schema found, as the end of a sentence: "`at` must be a whole number". */
export function whyNot(issues: readonly [v.BaseIssue<unknown>, ...v.BaseIssue<unknown>[]]): string {
  const [issue] = issues;
  const path = v.getDotPath(issue);
  const what = issue.message.startsWith('Invalid') ? 'is missing or not what it must be' : issue.message;
  return path === null ? what : `\`${path}\` ${what}`;
}
