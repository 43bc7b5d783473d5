// The bytes of an upload, decompressed when they are gzip, whatever the headers claim.

const GZIP = [0x1f, 0x8b];

/** The body as plain bytes, and whether it was gzip, which its first two bytes tell. */
export async function plainBytes(
  body: ReadableStream<Uint8Array>,
): Promise<{ readonly bytes: ReadableStream<Uint8Array>; readonly zipped: boolean }> {
  const reader = body.getReader();
  const first = await firstBytes(reader);
  const whole = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(first),
    async pull(controller) {
      const { done, value } = await reader.read();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: (reason) => reader.cancel(reason),
  });
  const zipped = GZIP.every((byte, i) => first[i] === byte);
  return { bytes: zipped ? whole.pipeThrough(new DecompressionStream('gzip')) : whole, zipped };
}

/** The first chunk, joined with later ones until it holds two bytes or the body ends. */
async function firstBytes(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<Uint8Array> {
  let bytes = new Uint8Array();
  while (bytes.length < GZIP.length) {
    const { done, value } = await reader.read();
    if (done) break;
    bytes = joined(bytes, value);
  }
  return bytes;
}

/** Two byte arrays as one. */
export function joined(head: Uint8Array, tail: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(head.length + tail.length);
  both.set(head);
  both.set(tail, head.length);
  return both;
}
