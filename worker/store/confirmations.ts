// Double opt-in: an address counts as subscribed once its owner has followed the link, and its code goes out then.
import * as v from 'valibot';
import type { CodeGrant } from '../../shared/schema/lead.ts';
import { addressMac } from '../secret/address-mac.ts';
import type { Refused } from './api/actor.ts';
import type { CodeClaim } from './api/claims.ts';
import { type Done, subscribe } from './claims.ts';
import { queueNews } from './deliveries.ts';
import { claimCode, NOT_CLAIMED, wasSent } from './issued-codes.ts';
import { leadNews } from './lead-news.ts';
import { keptLead, type LeadRow } from './leads.ts';
import type { Home } from './publishing.ts';
import { liveRevision } from './revisions.ts';

type Row = LeadRow & {
  readonly email_key: string;
  readonly visitor: string | null;
  readonly promise: string | null;
};

const Promised = v.object({
  pool: v.exactOptional(v.string()),
  fallback: v.exactOptional(v.string()),
  budget: v.exactOptional(
    v.object({ codes: v.exactOptional(v.number()), minor: v.exactOptional(v.number()) }),
  ),
});

/** What became of a confirmation; `known` false for a lead that is no more. `mailed`: its code went out. */
export type Confirmed = { readonly known: boolean; readonly mailed: boolean };

/** Confirms a lead by the id in its link. Doing it twice changes nothing, unless a code was promised and there was none to
 * give: then it is asked for again. */
export async function confirmLead(home: Home, id: string, now: number): Promise<Done<Confirmed | Refused>> {
  const found = leadOf(home.sql, id);
  // Hashing lets others in, so everything is read again after it.
  const address = found && (await addressMac(home.rootKey, home.store, found.email_key));
  return home.storage.transactionSync(() => {
    if (!liveRevision(home.sql)) return { result: { refused: 'no-store' } };
    const lead = leadOf(home.sql, id);
    if (!lead || !address) return { result: { known: false, mailed: false } };
    return confirm(home.sql, lead, address, now);
  });
}

function confirm(sql: SqlStorage, lead: Row, address: string, now: number): Done<Confirmed> {
  const { visitor, confirmed_at: before } = lead;
  const agreed = lead.consent_text !== null;
  const isFirst = before === null;
  if (isFirst) {
    sql.exec(
      'UPDATE leads SET confirmed_at = ?, subscribed = ? WHERE confirm_id = ?',
      ...[now, agreed ? 1 : 0, lead.confirm_id],
    );
    if (agreed) subscribe(sql, lead.email, visitor ?? undefined);
  }
  const claim = promised(lead, address);
  const { grant, drawn, ranOut } = claim ? claimCode(sql, claim, now) : NOT_CLAIMED;
  const news = (isFirst || drawn) && tell(sql, lead, grant, now);
  const mailed = claim !== null && wasSent(sql, claim);
  const stock = drawn && claim?.pool !== undefined;
  return { result: { known: true, mailed }, profiles: isFirst && agreed, catalog: ranOut, news, stock };
}

/** The claim on the code that was promised with the lead, or null. */
function promised({ promise, visitor, campaign, variant }: Row, address: string): CodeClaim | null {
  if (promise === null) return null;
  const browser = visitor === null ? {} : { visitorHash: visitor };
  return { ...v.parse(Promised, JSON.parse(promise)), ...browser, campaign, variant, address, mailed: true };
}

function tell(sql: SqlStorage, lead: Row, grant: CodeGrant, now: number): boolean {
  const { confirmedAt: _, ...told } = keptLead(lead);
  const subject = { mailbox: lead.email_key, visitor: lead.visitor ?? undefined };
  const subscribed = lead.consent_text !== null;
  return queueNews(sql, 'lead.confirmed', leadNews({ ...told, subscribed }, grant), subject, now);
}

function leadOf(sql: SqlStorage, id: string): Row | null {
  for (const row of sql.exec<Row>('SELECT * FROM leads WHERE confirm_id = ?', id)) return row;
  return null;
}
