// A proof that this Worker offered this campaign variant to this browser: `{revision}.{expiry}.{mac}`,
// numbers in base 36, expiry in seconds since 1970. Events, leads and codes are taken only with one.
// The MAC also covers what the answer may not tell (group and stage): whoever checks tries the few values there are.
import type { Group } from '../../shared/experiment/assign.ts';
import type { Stage } from '../../shared/schema/audience.ts';
import { STAGES } from '../../shared/schema/vocabulary.ts';
import { signingKey } from './derive.ts';
import { base64url, fromBase64url } from './encoding.ts';
import { MAC_BYTES, mac, sameBytes } from './mac.ts';

const SECOND = 1000;
/** A page may stay open for long before somebody answers; a day later it is asked afresh. */
const VALID_SECONDS = 24 * 3600;

/** What a proof speaks of; `visitor` is empty for a browser without consent. */
export type Offered = {
  readonly store: string;
  readonly visitor: string;
  readonly campaign: string;
  readonly variant: string;
};

/** How the visitor stood when it was decided; `stage` is empty without consent. */
export type Standing = { readonly group: Group; readonly stage: Stage | '' };

/** What a proof tells: the revision that made the offer, when (ms, to the second), and to whom. */
export type Proven = Standing & { readonly revision: number; readonly madeAt: number };

/** The proof of an offer made now by a revision. */
export async function makeProof(
  root: string,
  offered: Offered & Standing,
  revision: number,
  now: number,
): Promise<string> {
  const head = `${revision.toString(36)}.${(Math.floor(now / SECOND) + VALID_SECONDS).toString(36)}`;
  const key = await signingKey(root, 'proof', offered.store);
  return `${head}.${base64url(await proofMac(key, offered, offered, head))}`;
}

/** What the proof of an offer tells, or null when it is forged, of something else or too old. `held`: it was to be
 * shown to nobody. */
export async function checkProof(
  root: string,
  offered: Offered & { readonly held?: boolean },
  proof: string,
  now: number,
): Promise<Proven | null> {
  const [, head, revision, expiry, tail] =
    /^(([0-9a-z]{1,8})\.([0-9a-z]{1,8}))\.([\w-]{22})$/.exec(proof) ?? [];
  const given = tail === undefined ? null : fromBase64url(tail, MAC_BYTES);
  if (!given || head === undefined || revision === undefined || expiry === undefined) return null;
  const ends = parseInt(expiry, 36) * SECOND;
  if (ends <= now) return null;
  const key = await signingKey(root, 'proof', offered.store);
  for (const standing of standingsOf(offered)) {
    if (sameBytes(await proofMac(key, offered, standing, head), given))
      return { ...standing, revision: parseInt(revision, 36), madeAt: ends - VALID_SECONDS * SECOND };
  }
  return null;
}

function standingsOf({ visitor, held = false }: Offered & { readonly held?: boolean }): Standing[] {
  const groups = held ? (['holdout', 'control'] as const) : (['shown'] as const);
  const stages = visitor === '' ? ([''] as const) : STAGES;
  return groups.flatMap((group) => stages.map((stage) => ({ group, stage })));
}

function proofMac(
  key: CryptoKey,
  { visitor, campaign, variant }: Offered,
  { group, stage }: Standing,
  head: string,
): Promise<Uint8Array> {
  // Ids are kebab-case and visitor ids base64url: no part can hold the separator.
  return mac(key, `${visitor}\n${campaign}\n${variant}\n${head}\n${group}\n${stage}`);
}
