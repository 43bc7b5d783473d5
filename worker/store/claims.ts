// What visitors leave and take: leads, codes, events, and their own erasure. Each in one transaction; what
// decisions must learn of it is marked in the same one.
import type { CodeGrant } from '../../shared/schema/lead.ts';
import type { CodeClaim, NewLead, PoolCode, Refused, StoredEvent } from './api.ts';
import { addPoolCodes, isEmpty } from './code-pools.ts';
import { importCustomers } from './customers.ts';
import { recordEvents } from './events.ts';
import { claimCode } from './issued-codes.ts';
import { addLead } from './leads.ts';
import { LIVE, mark } from './outbox.ts';
import type { Home } from './publishing.ts';
import { liveRevision } from './revisions.ts';
import { hasWithdrawn, withdrawVisitor } from './visitors.ts';

/** What a write by a visitor leads to: its answer, and which jobs are due because of it. */
export type Done<T> = { readonly result: T; readonly profiles: boolean; readonly catalog: boolean };

/** How many codes were new, and whether decisions must learn that the pool gives codes again. */
export type Filled = { readonly added: number; readonly revived: boolean };

const GONE: Refused = { refused: 'no-store' };

/** Keeps a lead and gives its code; the person counts as subscribed if they agreed to be written to. */
export function keepLead(home: Home, lead: NewLead, now: number): Done<CodeGrant | Refused> {
  return home.storage.transactionSync(() => {
    if (!liveRevision(home.sql)) return nothing(GONE);
    if (hasWithdrawn(home.sql, lead.claim.visitorHash)) return nothing({});
    const { grant, ranOut } = claimCode(home.sql, lead.claim, now);
    const subscribes = addLead(home.sql, lead, now) && lead.subscribes;
    if (subscribes) subscribe(home.sql, lead);
    return { result: grant, profiles: subscribes, catalog: ranOut };
  });
}

/** Gives a code without a form. */
export function giveCode(home: Home, claim: CodeClaim, now: number): Done<CodeGrant | Refused> {
  return home.storage.transactionSync(() => {
    if (!liveRevision(home.sql)) return nothing(GONE);
    if (hasWithdrawn(home.sql, claim.visitorHash)) return nothing({});
    const { grant, ranOut } = claimCode(home.sql, claim, now);
    return { result: grant, profiles: false, catalog: ranOut };
  });
}

/** Adds codes to a pool; `revived` when it had none to give before. */
export function fillPool(home: Home, pool: string, codes: readonly PoolCode[], now: number): Filled {
  return home.storage.transactionSync(() => {
    const wasEmpty = isEmpty(home.sql, pool, now);
    const added = addPoolCodes(home.sql, pool, codes);
    return { added, revived: wasEmpty && added > 0 };
  });
}

/** Records events, each id once, unless the browser withdrew; returns how many were new. */
export function keepEvents(home: Home, visitorHash: string, events: readonly StoredEvent[]): number {
  return home.storage.transactionSync(() =>
    liveRevision(home.sql) && !hasWithdrawn(home.sql, visitorHash)
      ? recordEvents(home.sql, visitorHash, events)
      : 0,
  );
}

/** Erases a browser that withdrew its consent, in rows now and in KV next. */
export function forgetVisitor(home: Home, visitorHash: string, now: number): Done<null> {
  return home.storage.transactionSync(() => {
    if (!liveRevision(home.sql)) return nothing(null);
    withdrawVisitor(home.sql, visitorHash, now);
    mark(home.sql, [`v:${visitorHash}`], LIVE);
    return { result: null, profiles: true, catalog: false };
  });
}

function subscribe(sql: SqlStorage, { email, claim: { visitorHash } }: NewLead): void {
  const { changed } = importCustomers(sql, [{ email, subscribed: 'yes' }], false);
  mark(sql, visitorHash === undefined ? changed : [...changed, `v:${visitorHash}`], LIVE);
}

const nothing = <T>(result: T): Done<T> => ({ result, profiles: false, catalog: false });
