// Bodies: read up to a limit, parsed once, checked by a schema. What passes is typed; what does not is thrown.
import * as v from 'valibot';
import { schemaFaults } from '../../shared/schema/check/schema-faults.ts';
import { faultsOf, pointerTo } from '../../shared/schema/fault.ts';
import { jsonFault } from './json-fault.ts';
import { BadInput, TooLarge } from './problem.ts';

/** Faults named in one answer to a public call; a config's faults are all named. */
const NAMED_FAULTS = 100;

/** The body as text. Throws TooLarge as soon as more than `limit` bytes are announced or seen. */
export async function bodyText(request: Request, limit: number): Promise<string> {
  const announced = request.headers.get('content-length');
  // The runtime holds a body to the length it announces, so the common case needs no counting.
  if (announced !== null) {
    if (Number(announced) > limit) throw new TooLarge(limit);
    return request.text();
  }
  if (!request.body) return '';
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of request.body) {
    bytes += chunk.byteLength;
    if (bytes > limit) throw new TooLarge(limit);
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

/** The body as it came. Throws TooLarge as soon as more than `limit` bytes are announced or seen. */
export async function bodyBytes(request: Request, limit: number): Promise<Uint8Array> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw new TooLarge(limit);
  if (!request.body) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body) {
    length += chunk.byteLength;
    if (length > limit) throw new TooLarge(limit);
    chunks.push(chunk);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}

/** The JSON value of a text, of any depth. Throws BadInput, with the place, when it is none. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new BadInput([{ pointer: '', detail: jsonFault(text) }]);
  }
}

/** The value as the schema types it, without the keys the schema does not know. Throws BadInput with every fault. */
export function checked<const S extends v.GenericSchema>(schema: S, value: unknown): v.InferOutput<S> {
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  throw new BadInput(faultsOf(result.issues).slice(0, NAMED_FAULTS));
}

/** The JSON value of a body of at most `limit` bytes. */
export const jsonBody = async (request: Request, limit: number): Promise<unknown> =>
  jsonOf(await bodyText(request, limit));

/** The value as a strict schema types it. Throws BadInput with every fault, and what was meant by unknown keys. */
export function strictlyChecked<const S extends v.GenericSchema>(
  schema: S,
  value: unknown,
): v.InferOutput<S> {
  const faults = schemaFaults(schema, value);
  if (faults.length === 0) return checked(schema, value);
  const named = faults.slice(0, NAMED_FAULTS);
  throw new BadInput(named.map(({ path, detail }) => ({ pointer: pointerTo(path), detail })));
}
