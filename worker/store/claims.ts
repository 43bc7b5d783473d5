// What visitors leave and take: leads, codes, events, and their own erasure. Each in one transaction; what
// decisions must learn of it is marked in the same one.
import type { CodeGrant } from '../../shared/schema/lead.ts';
import type { CodeClaim, NewLead, PoolCode, Refused, StoredEvent } from './api.ts';
import { addPoolCodes, claimCode, forgetVisitorCodes } from './codes.ts';
import { importCustomers } from './customers.ts';
import { forgetVisitorExposures, recordEvents } from './events.ts';
import { addLead, forgetVisitorLeads } from './leads.ts';
import { LIVE, mark } from './outbox.ts';
import type { Home } from './publishing.ts';
import { liveRevision } from './revisions.ts';

/** What a write by a visitor leads to: its answer, and which jobs are due because of it. */
export type Done<T> = { readonly result: T; readonly profiles: boolean; readonly catalog: boolean };

const GONE: Refused = { refused: 'no-store' };

/** Keeps a lead and gives its code; the person counts as subscribed if they agreed to be written to. */
export function keepLead(home: Home, lead: NewLead, now: number): Done<CodeGrant | Refused> {
  return home.storage.transactionSync(() => {
    if (!liveRevision(home.sql)) return nothing(GONE);
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
    const { grant, ranOut } = claimCode(home.sql, claim, now);
    return { result: grant, profiles: false, catalog: ranOut };
  });
}

/** Adds codes to a pool, which may no longer be empty. */
export function fillPool(
  home: Home,
  pool: string,
  codes: readonly PoolCode[],
): Done<{ readonly added: number }> {
  const added = home.storage.transactionSync(() => addPoolCodes(home.sql, pool, codes));
  return { result: { added }, profiles: false, catalog: added > 0 };
}

/** Records events, each id once; returns how many were new. */
export function keepEvents(home: Home, visitorHash: string, events: readonly StoredEvent[]): number {
  return home.storage.transactionSync(() =>
    liveRevision(home.sql) ? recordEvents(home.sql, visitorHash, events) : 0,
  );
}

/** Erases a browser that withdrew its consent: leads, exposures, and every link from orders and codes to it. */
export function forgetVisitor(home: Home, visitorHash: string): Done<null> {
  return home.storage.transactionSync(() => {
    if (!liveRevision(home.sql)) return nothing(null);
    forgetVisitorLeads(home.sql, visitorHash);
    forgetVisitorCodes(home.sql, visitorHash);
    forgetVisitorExposures(home.sql, visitorHash);
    home.sql.exec(
      'UPDATE orders SET visitor = NULL WHERE id IN (SELECT order_id FROM visitor_orders WHERE visitor = ?)',
      visitorHash,
    );
    home.sql.exec('DELETE FROM visitor_orders WHERE visitor = ?', visitorHash);
    mark(home.sql, [`v:${visitorHash}`], LIVE);
    return { result: null, profiles: true, catalog: false };
  });
}

function subscribe(sql: SqlStorage, { email, claim: { visitorHash } }: NewLead): void {
  const { changed } = importCustomers(sql, [{ email, subscribed: 'yes' }]);
  mark(sql, visitorHash === undefined ? changed : [...changed, `v:${visitorHash}`], LIVE);
}

const nothing = <T>(result: T): Done<T> => ({ result, profiles: false, catalog: false });
