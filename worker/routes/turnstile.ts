// Turnstile: asks Cloudflare whether a token came from a person at this form. Where nobody can be asked, nothing is taken:
// whoever turned it on has been flooded before, and the visitor can try again.
import * as v from 'valibot';
import type { SealedSecret } from '../read/records.ts';
import { unseal } from '../secret/seal.ts';
import { Forbidden, Unavailable } from './problem.ts';

const VERIFY = 'https://challenges.cloudflare.com/turnstile/v0/siteverify';
const TIMEOUT_MS = 5000;

const Verdict = v.object({ success: v.boolean() });

/** Throws Forbidden for a token that does not hold, Unavailable where the check cannot be made. */
export async function provePerson(
  root: string,
  store: string,
  secrets: readonly SealedSecret[] | undefined,
  token: string | undefined,
): Promise<void> {
  const [current] = secrets ?? [];
  if (!current) throw new Unavailable('The store has not put the secret of Turnstile.');
  if (token === undefined || token === '') throw new Forbidden('The token of Turnstile is missing.');
  const secret = await unseal(root, store, current.sealed);
  const verdict = await verdictOn(JSON.stringify({ secret, response: token }));
  if (!verdict) throw new Unavailable('Turnstile does not answer.');
  if (!verdict.success) throw new Forbidden('The token of Turnstile does not hold.');
}

async function verdictOn(body: string): Promise<v.InferOutput<typeof Verdict> | null> {
  try {
    const headers = { 'content-type': 'application/json' };
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const answer = await fetch(VERIFY, { method: 'POST', body, headers, signal });
    // It says no with a 4xx and a body like any other.
    const { success, output } = v.safeParse(Verdict, await answer.json());
    return success ? output : null;
  } catch {
    return null;
  }
}
