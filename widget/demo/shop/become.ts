// The bar to become somebody: what this browser was is forgotten, then the shop opens again as somebody else.
import { PEOPLE } from '../data/people.ts';

const KEY = 'kettle-crane-person';
/** A signature is good for a day; it is asked for again well before. */
const FRESH_SECONDS = 12 * 3600;

/** As `reprise('identify', …)` takes it. */
type Signed = { readonly id: string; readonly at: number; readonly signature: string };

/** Who this browser is signed in as, or undefined; a signature that has grown old is renewed first. */
export async function signedIn(): Promise<Signed | undefined> {
  const kept = keptPerson();
  if (!kept || Date.now() / 1000 - kept.at < FRESH_SECONDS) return kept;
  const fresh = await signedPerson(kept.id);
  if (fresh) localStorage.setItem(KEY, JSON.stringify(fresh));
  return fresh;
}

/** Id of the person whose button is pressed; empty for a new visitor. */
export const personNow = (): string => keptPerson()?.id ?? '';

/** Forgets what Reprise and the shop kept of this browser, signs in as `id` (nobody when empty), opens the shop again. */
export async function become(id: string): Promise<boolean> {
  const person = id ? await signedPerson(id) : undefined;
  if (id && !person) return false;
  // What Reprise knows of this browser it also knows by heart, until the next page.
  window.reprise('consent', false);
  for (const storage of [localStorage, sessionStorage])
    for (const key of Object.keys(storage))
      if (/^(reprise|kettle-crane-(person|cart))/.test(key)) storage.removeItem(key);
  if (person) localStorage.setItem(KEY, JSON.stringify(person));
  location.assign(PEOPLE.find((one) => one.id === id)?.start ?? '/demo/');
  return true;
}

async function signedPerson(id: string): Promise<Signed | undefined> {
  const answer: unknown = await fetch('/demo/people.json')
    .then((response) => (response.ok ? response.json() : undefined))
    .catch(() => undefined);
  const people = typeof answer === 'object' && answer !== null && 'people' in answer ? answer.people : [];
  return Array.isArray(people) ? people.find((one) => isSigned(one) && one.id === id) : undefined;
}

function keptPerson(): Signed | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? 'null');
    return isSigned(kept) ? kept : undefined;
  } catch {
    return undefined;
  }
}

function isSigned(value: unknown): value is Signed {
  return (
    typeof value === 'object' &&
    value !== null &&
    'id' in value &&
    typeof value.id === 'string' &&
    'at' in value &&
    typeof value.at === 'number' &&
    'signature' in value &&
    typeof value.signature === 'string'
  );
}
