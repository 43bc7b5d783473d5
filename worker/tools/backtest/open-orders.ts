// The bytes of the orders: a file, or what is piped in.
import { createReadStream, statSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { Fault, reasonOf } from './fault.ts';

const PIECE = 1 << 18;

/** `size` in bytes; null when nobody knows it. `seen` is called with the length of every piece. */
export function openOrders(
  path: string,
  seen: (bytes: number) => void,
): { readonly body: ReadableStream<Uint8Array>; readonly size: number | null } {
  if (path === '-') {
    if (process.stdin.isTTY) throw new Fault('--orders - reads what is piped in, and nothing is', 2);
    return { body: streamOf(process.stdin, seen), size: null };
  }
  const size = sizeOf(path);
  return { body: streamOf(createReadStream(path, { highWaterMark: PIECE }), seen), size };
}

function sizeOf(path: string): number | null {
  try {
    const file = statSync(path);
    if (file.isDirectory()) throw new Fault('it is a folder');
    // A pipe given by its path has no size.
    return file.isFile() ? file.size : null;
  } catch (error) {
    throw new Fault(`cannot read ${path}: ${reasonOf(error)}`);
  }
}

function streamOf(source: Readable, seen: (bytes: number) => void): ReadableStream<Uint8Array> {
  const pieces = source[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else if (value instanceof Uint8Array) {
        seen(value.length);
        controller.enqueue(value);
      }
    },
  });
}
