// What a store's SQLite does, counted as Cloudflare counts it.
/** Storage that counts the rows its statements read and write, and the bytes of the largest value they bind. */
export function counting(storage: DurableObjectStorage) {
  let read = 0;
  let written = 0;
  let largest = 0;
  const sql = new Proxy(storage.sql, {
    get: (target, key) =>
      key === 'exec'
        ? (query: string, ...bindings: unknown[]) => {
            const cursor = target.exec(query, ...bindings);
            const found = cursor.toArray();
            for (const bound of bindings)
              largest = Math.max(largest, new TextEncoder().encode(String(bound)).length);
            read += cursor.rowsRead;
            written += cursor.rowsWritten;
            return { toArray: () => found, one: () => found[0], [Symbol.iterator]: () => found.values() };
          }
        : Reflect.get(target, key),
  });
  const counted = new Proxy(storage, {
    get: (target, key) => {
      if (key === 'sql') return sql;
      const value: unknown = Reflect.get(target, key);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  return { storage: counted, sql, read: () => read, written: () => written, largest: () => largest };
}

/** A KV namespace that notes what is put and deleted, as `put c:ada`. */
export function notingKv(kv: KVNamespace, store: string) {
  const done: string[] = [];
  const noting = new Proxy(kv, {
    get: (target, key) => {
      const value: unknown = Reflect.get(target, key);
      if (typeof value !== 'function') return value;
      return (name: string, ...rest: unknown[]) => {
        done.push(`${String(key)} ${name.replace(`:${store}`, '')}`);
        return value.call(target, name, ...rest);
      };
    },
  });
  return { kv: noting, done };
}
