// The document of a revision of the store in the path: the one named, or the live one.
import type { Context } from 'hono';
import { storeStub } from '../store/stub.ts';
import type { AppEnv } from './app-env.ts';
import { NotFound } from './problem.ts';
import { storeOf } from './store-of.ts';
import { written } from './written.ts';

/** The document as it was put, with its entity tag. Throws NotFound where there is no such revision. */
export async function revisionOf(
  c: Context<AppEnv>,
  revision?: number,
): Promise<{ readonly document: string; readonly etag: string }> {
  const stub = storeStub(c.env, storeOf(c));
  const found = revision === undefined ? await stub.liveDocument() : await stub.revisionDocument(revision);
  if (!found) throw new NotFound('There is no revision of that number.');
  return written(found);
}
