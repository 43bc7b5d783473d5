// A claim on what a preview shows: answered as a real one would be, with a placeholder, and recorded nowhere.
import type { Context } from 'hono';
import { readPreviewProof } from '../secret/preview-proof.ts';
import type { AppEnv } from './app-env.ts';
import { publicAnswer, publicStore } from './public-store.ts';

const PLACEHOLDER = { code: 'PREVIEW' } as const;

type Claimed = {
  readonly store: string;
  readonly campaign: string;
  readonly variant: string;
  readonly proof: string;
};

/** The answer to a claim whose proof is a preview's; null for any other claim. */
export async function previewAnswer(c: Context<AppEnv>, claimed: Claimed): Promise<Response | null> {
  const now = Date.now();
  const delivery = await readPreviewProof(c.env.ROOT_KEY, claimed, claimed.proof, now);
  if (delivery === null) return null;
  await publicStore(c, claimed.store, now);
  return delivery === 'screen' ? publicAnswer(c, 200, PLACEHOLDER) : publicAnswer(c, 202, {});
}
