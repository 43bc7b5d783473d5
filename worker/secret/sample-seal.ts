// Samples as browsers carry them back: sealed, so that a browser can neither read nor make one, and bound to the visitor
// they were given to without saying whose they are.
import type { Sample } from '../../shared/replay/sample.ts';
import { sealingKey } from './derive.ts';
import { utf8 } from './encoding.ts';
import { sealedUnder, unsealedUnder } from './seal.ts';

/** Sealed, it then fits into what `/v1/events` takes; few visits need a tenth of it. */
const MAX_BYTES = 12_000;

/** A sample sealed for a visitor of a store; undefined where it is too large to travel. */
export async function sealSample(
  root: string,
  { store, visitor }: Carrier,
  sample: Sample,
): Promise<string | undefined> {
  const text = utf8(JSON.stringify(sample));
  if (text.length > MAX_BYTES) return undefined;
  return sealedUnder(await sealingKey(root, 'sample', store), text, visitor);
}

/** Who carries a sample back. */
type Carrier = { readonly store: string; readonly visitor: string };

/** A sample again with the id that it alone has and that says nothing; null when it was not sealed for this visitor. */
export async function openSample(
  root: string,
  { store, visitor }: Carrier,
  sealed: string,
): Promise<{ readonly id: string; readonly at: number; readonly text: string } | null> {
  try {
    const { text, nonce } = await unsealedUnder(await sealingKey(root, 'sample', store), sealed, visitor);
    const { at }: Sample = JSON.parse(text);
    return { id: nonce, at, text };
  } catch {
    return null;
  }
}
