// Memory: the one storage record of this browser. Storage is read and written only while `allowed()`; refused
// storage (private windows, blocked cookies, full) leaves the record in memory.
import type { BrowserRecord } from '../show/host.ts';

export type Memory = {
  readonly read: () => BrowserRecord | undefined;
  /** Keeps it, and answers what is kept. */
  readonly write: (record: BrowserRecord) => BrowserRecord;
  /** Forgets, on disk and in memory, and answers the visitor id that was there. */
  readonly erase: () => string | undefined;
};

const MAX_CAMPAIGNS = 200;
const MAX_TIMES = 30;

/** Memory under one key; `storage` may throw or be absent. */
export function memory(key: string, storage: () => Storage | undefined, allowed: () => boolean): Memory {
  let held: BrowserRecord | undefined;
  let refused = false;
  const stored = (): BrowserRecord | undefined => {
    try {
      return recordOf(JSON.parse(storage()?.getItem(key) ?? 'null'));
    } catch {
      return undefined;
    }
  };
  return {
    read: () => {
      if (allowed() && !refused) held = stored() ?? held;
      return held;
    },
    write: (record) => {
      held = trimmed(record);
      try {
        if (allowed()) storage()?.setItem(key, JSON.stringify(held));
      } catch {
        refused = true;
      }
      return held;
    },
    erase: () => {
      const visitor = held?.visitor ?? stored()?.visitor;
      held = undefined;
      try {
        storage()?.removeItem(key);
      } catch {}
      return visitor;
    },
  };
}

/** Anybody can write to storage: a record of another shape is none. */
function recordOf(value: BrowserRecord | null): BrowserRecord | undefined {
  const session = value?.session;
  return value && Array.isArray(value.exposed) && value.lastAt > 0 && session?.startedAt && session.shown
    ? value
    : undefined;
}

/** The latest campaigns and times only, so that the record stays small whatever happens. */
function trimmed(record: BrowserRecord): BrowserRecord {
  const shown = Object.entries(record.session.shown)
    .slice(-MAX_CAMPAIGNS)
    .map(([campaign, { at, ...rest }]) => [campaign, { at: at.slice(-MAX_TIMES), ...rest }]);
  return { ...record, session: { ...record.session, shown: Object.fromEntries(shown) } };
}
