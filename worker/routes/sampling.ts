// Which answers carry a sample, and what becomes of those that come back.
import type { Context } from '../../shared/decide/context.ts';
import { sampleOf } from '../../shared/replay/sample.ts';
import type { LiveStore } from '../read/live-store.ts';
import { openSample, sealSample } from '../secret/sample-seal.ts';
import type { NewSample } from '../store/api/events.ts';
import { logFault } from './problem-answer.ts';

declare global {
  interface Env {
    /** The share of answers with consent that carry a sample, as a number from 0 to 1; a twentieth where it is not set. */
    readonly SAMPLE_SHARE?: string;
  }
}

const SHARE = 0.05;
/** Browsers return a sample at once; one that was kept back is not worth a row. */
const MAX_AGE = 86_400_000;

/** Whether this answer is to carry a sample. */
export const isSampled = ({ SAMPLE_SHARE }: Env): boolean => Math.random() < Number(SAMPLE_SHARE ?? SHARE);

/** The sealed sample of a question asked with consent; undefined where it is too large. It never costs the answer. */
export async function sampleFor(
  { ROOT_KEY }: Env,
  { published, asked }: LiveStore,
  context: Context,
): Promise<string | undefined> {
  try {
    const carrier = { store: published.store, visitor: context.visitor ?? '' };
    return await sealSample(ROOT_KEY, carrier, sampleOf(context, asked(), published.revision));
  } catch (fault) {
    logFault('sample', fault);
    return undefined;
  }
}

/** What a browser brought back, if we gave it to this visitor within a day. */
export async function returnedSample(
  { ROOT_KEY }: Env,
  carrier: { readonly store: string; readonly visitor: string },
  sealed: string,
  now: number,
): Promise<NewSample | null> {
  const opened = await openSample(ROOT_KEY, carrier, sealed);
  if (!opened || now - opened.at > MAX_AGE) return null;
  return { id: opened.id, at: opened.at, input: opened.text };
}
