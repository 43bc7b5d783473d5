// What a Durable Object gives its store, over a SQLite file of this process.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';

// The runtime of Workers has it, Node does not yet.
if (!('toBase64' in Uint8Array.prototype))
  Object.defineProperty(Uint8Array.prototype, 'toBase64', {
    value(this: Uint8Array) {
      return Buffer.from(this).toString('base64');
    },
  });

/** Opens an empty store; `written` answers how many rows were inserted, changed or deleted. */
export function nodeStorage() {
  const folder = mkdtempSync(join(tmpdir(), 'reprise-bench-'));
  const db = new DatabaseSync(join(folder, 'store.sqlite'));
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF');
  let alarm: number | null = null;
  return {
    storage: {
      sql: sqlOf(db),
      transactionSync: <T>(work: () => T): T => {
        db.exec('BEGIN');
        try {
          const done = work();
          db.exec('COMMIT');
          return done;
        } catch (fault) {
          db.exec('ROLLBACK');
          throw fault;
        }
      },
      getAlarm: async () => alarm,
      setAlarm: async (at: number) => {
        alarm = at;
      },
    },
    written: () => Number(db.prepare('SELECT total_changes() AS n').get()?.n),
    close: () => {
      db.close();
      rmSync(folder, { recursive: true });
    },
  };
}

function sqlOf(db: DatabaseSync) {
  const statements = new Map<string, StatementSync>();
  return {
    exec: (query: string, ...bindings: SQLInputValue[]) => {
      // A migration is several statements.
      if (bindings.length === 0 && /;\s*\S/.test(query)) {
        db.exec(query);
        return [];
      }
      const statement = statements.get(query) ?? db.prepare(query);
      statements.set(query, statement);
      const rows = statement.all(...bindings);
      return { one: () => rows[0], toArray: () => rows, [Symbol.iterator]: () => rows.values() };
    },
  };
}
