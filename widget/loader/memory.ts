// Memory: the one storage record of this browser. Storage is read and written only while `allowed()`; refused
// storage (private windows, blocked cookies, full) leaves the record in memory.
import type { BrowserRecord } from '../show/host.ts';

export type Memory = {
  readonly read: () => BrowserRecord | undefined;
  /** Keeps it, and answers it. */
  readonly write: (record: BrowserRecord) => BrowserRecord;
  /** Forgets, on disk and in memory, and answers the visitor id that was there. */
  readonly erase: () => string | undefined;
};

/** Memory under one key, asked for when it is known; `storage` may throw. */
export function memory(key: () => string, storage: () => Storage, allowed: () => boolean): Memory {
  let held: BrowserRecord | undefined;
  let refused = false;
  const stored = (): BrowserRecord | undefined => {
    try {
      const value: BrowserRecord = JSON.parse(storage().getItem(key()) ?? '');
      // Anybody can write to storage: a record of another shape is none.
      const lists = [value.exposed, ...Object.values(value.shown).map(({ at }) => at)];
      if (lists.every(Array.isArray) && value.startedAt > 0) return value;
    } catch {}
    return undefined;
  };
  return {
    read: () => {
      if (allowed() && !refused) held = stored() ?? held;
      return held;
    },
    write: (record) => {
      held = record;
      try {
        if (allowed()) storage().setItem(key(), JSON.stringify(record));
      } catch {
        refused = true;
      }
      return record;
    },
    erase: () => {
      const { visitor } = { ...stored(), ...held };
      held = undefined;
      try {
        storage().removeItem(key());
      } catch {}
      return visitor;
    },
  };
}
