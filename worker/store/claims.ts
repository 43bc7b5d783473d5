// What visitors leave and take: leads, codes, events, and their own erasure. Each in one transaction; what
// decisions must learn of it is marked in the same one.
import type { CodeGrant } from '../../shared/schema/lead.ts';
import type { Refused } from './api/actor.ts';
import type { Capped, CodeClaim, HourlyCaps, NewLead } from './api/claims.ts';
import type { StoredEvent } from './api/events.ts';
import { countClaim, fullHour } from './caps.ts';
import { importCustomers } from './customers.ts';
import { queueNews } from './deliveries.ts';
import { recordEvents } from './events.ts';
import { claimCode, hasCode, isSpent, NOT_CLAIMED, noteFirst } from './issued-codes.ts';
import { leadNews, mailableLines } from './lead-news.ts';
import { addLead, hasOwnLead } from './leads.ts';
import { LIVE, mark } from './outbox.ts';
import type { Home } from './publishing.ts';
import { liveRevision } from './revisions.ts';
import { hasWithdrawn, withdrawVisitor } from './visitors.ts';

/** What a write by a visitor leads to: its answer, and which jobs are due because of it. */
export type Done<T> = {
  readonly result: T;
  /** Somebody's profile changed. */
  readonly profiles?: boolean;
  /** A pool or a budget ran out. */
  readonly catalog?: boolean;
  /** There is something to send to endpoints. */
  readonly news?: boolean;
  /** A pool gave a code: enough may not be left. */
  readonly stock?: boolean;
};

const GONE: Refused = { refused: 'no-store' };

/** Keeps a lead and gives its code; the person counts as subscribed if they agreed to be written to, and need not confirm
 * it first. */
export function keepLead(home: Home, lead: NewLead, now: number): Done<CodeGrant | Refused | Capped> {
  const { sql } = home;
  const { claim, caps, confirm } = lead;
  return home.storage.transactionSync(() => {
    if (!liveRevision(sql)) return { result: GONE };
    if (hasWithdrawn(sql, claim.visitorHash)) return { result: {} };
    const full = hasOwnLead(sql, lead) ? null : fullHour(sql, claim.campaign, caps, now);
    if (full) return { result: full };
    const waits = confirm !== undefined && claim.mailed === true;
    const { grant, drawn, ranOut } = waits ? NOT_CLAIMED : claimCode(sql, claim, now);
    const kept = addLead(sql, lead, now);
    if (kept === 'new') countClaim(sql, claim.campaign, caps, now);
    const subscribes = kept === 'new' && lead.subscribes && !confirm;
    if (subscribes) subscribe(sql, lead.email, claim.visitorHash);
    // The pool may have been empty when the address was left first.
    const untold = drawn && claim.mailed === true;
    const news = (kept !== 'known' || untold) && tellOf(sql, lead, grant, now);
    const stock = drawn && claim.pool !== undefined;
    return { result: grant, profiles: subscribes, catalog: ranOut, news, stock };
  });
}

function tellOf(sql: SqlStorage, lead: NewLead, grant: CodeGrant, now: number): boolean {
  const { claim, revision, email, locale, consent, confirm, cart } = lead;
  const { campaign, variant, visitorHash: visitor } = claim;
  const subscribed = lead.subscribes && !confirm;
  const told = {
    ...{ campaign, variant, revision, email, locale, at: now, subscribed },
    ...(consent && { consent }),
  };
  const more = {
    ...(confirm && { confirmUrl: confirm.url }),
    ...(cart && { savedCart: mailableLines(sql, cart) }),
  };
  return queueNews(
    sql,
    'lead.created',
    leadNews(told, grant, more),
    { mailbox: lead.emailKey, visitor },
    now,
  );
}

/** Gives a code without a form. */
export function giveCode(
  home: Home,
  claim: CodeClaim,
  caps: HourlyCaps,
  now: number,
): Done<CodeGrant | Refused | Capped> {
  const { sql } = home;
  return home.storage.transactionSync(() => {
    if (!liveRevision(sql)) return { result: GONE };
    if (hasWithdrawn(sql, claim.visitorHash)) return { result: {} };
    const isNew = !hasCode(sql, claim);
    const full = isNew ? fullHour(sql, claim.campaign, caps, now) : null;
    // What everybody may have is no loss; only what is scarce, or counted, waits for the next hour.
    if (full) return { result: claim.budget?.codes === undefined ? (sharedCode(sql, claim) ?? full) : full };
    const { grant, drawn, ranOut } = claimCode(sql, claim, now);
    if (drawn) countClaim(sql, claim.campaign, caps, now);
    const stock = drawn && claim.pool !== undefined;
    return { result: grant, catalog: ranOut, stock };
  });
}

/** The code that is one for all, while there is money for it. */
const sharedCode = (sql: SqlStorage, claim: CodeClaim): CodeGrant | null =>
  claim.fallback === undefined || isSpent(sql, claim) ? null : { code: claim.fallback };

/** Gives the code that is one for all to nobody in particular; from the first time on, orders count toward its budget. */
export function giveShared({ sql }: Home, claim: CodeClaim, now: number): CodeGrant | Refused {
  if (!liveRevision(sql)) return GONE;
  const grant = sharedCode(sql, claim);
  if (grant) noteFirst(sql, claim.campaign, now);
  return grant ?? {};
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
    if (!liveRevision(home.sql)) return { result: null };
    withdrawVisitor(home.sql, visitorHash, now);
    mark(home.sql, [`v:${visitorHash}`], LIVE);
    return { result: null, profiles: true };
  });
}

/** Counts whoever uses an address, and the browser it was left in, as subscribed. */
export function subscribe(sql: SqlStorage, email: string, visitorHash: string | undefined): void {
  const { changed } = importCustomers(sql, [{ email, subscribed: 'yes' }], false);
  mark(sql, visitorHash === undefined ? changed : [...changed, `v:${visitorHash}`], LIVE);
}
