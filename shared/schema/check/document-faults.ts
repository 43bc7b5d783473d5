// What no config may be, whatever it says: too large, too deep, not JSON. Found first, so that what follows is bounded.
import { MAX_CAMPAIGNS, MAX_CONFIG_BYTES } from '../config.ts';
import { type Path, type PathFault, quoted } from '../fault.ts';
import { isObject } from '../merge-patch.ts';
import { listAt } from './raw.ts';

const MAX_DEPTH = 40;
const MAX_KEY = 500;
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

/** `fatal` faults make it useless, or costly, to look further. */
export type DocumentFaults = { readonly fatal: boolean; readonly faults: readonly PathFault[] };

export function documentFaults(document: unknown): DocumentFaults {
  const fatal = (path: Path, detail: string) => ({ fatal: true, faults: [{ path, detail }] });
  if (!isObject(document)) return fatal([], 'must be a JSON object');
  const tally: Tally = { bytes: 0, faults: [], fatal: null };
  walk(document, [], tally);
  if (tally.fatal) return { fatal: true, faults: [tally.fatal] };
  const campaigns = listAt(document, 'campaigns').length;
  if (campaigns > MAX_CAMPAIGNS)
    return fatal(['campaigns'], `has ${campaigns} campaigns; at most ${MAX_CAMPAIGNS} are allowed`);
  return { fatal: false, faults: tally.faults };
}

type Tally = { bytes: number; faults: PathFault[]; fatal: PathFault | null };

function walk(value: unknown, path: Path, tally: Tally): void {
  if (tally.fatal) return;
  tally.bytes += bytesOf(value);
  if (tally.bytes > MAX_CONFIG_BYTES) tally.fatal = { path: [], detail: 'is larger than 1 MB' };
  else if (path.length > MAX_DEPTH) tally.fatal = { path, detail: 'is nested too deep' };
  else if (Array.isArray(value)) for (const [i, item] of value.entries()) walk(item, [...path, i], tally);
  else if (isObject(value)) walkObject(value, path, tally);
  else if (!isJson(value)) tally.fatal = { path, detail: 'is not a JSON value' };
}

function walkObject(value: Readonly<Record<string, unknown>>, path: Path, tally: Tally): void {
  for (const key of Object.keys(value)) {
    if (key.length > MAX_KEY) {
      tally.fatal = { path, detail: `has a key of ${key.length} characters, ${quoted(key)}` };
      return;
    }
    if (FORBIDDEN.has(key))
      tally.faults.push({ path: [...path, key], detail: `${quoted(key)} cannot be a name here` });
    tally.bytes += key.length;
    walk(value[key], [...path, key], tally);
  }
}

/** Of the compact text, near enough: the size of a body is the business of whoever read it. */
function bytesOf(value: unknown): number {
  if (typeof value !== 'string') return 2;
  if (value.length > MAX_CONFIG_BYTES) return value.length;
  let bytes = value.length;
  for (let i = 0; i < value.length; i++) {
    const unit = value.charCodeAt(i);
    bytes += unit > 0x7ff ? 2 : unit > 0x7f ? 1 : 0;
  }
  return bytes;
}

const isJson = (value: unknown): boolean =>
  value === null ||
  typeof value === 'string' ||
  typeof value === 'boolean' ||
  (typeof value === 'number' && Number.isFinite(value));
