// Double opt-in: an address counts as subscribed once its owner has followed the link, and its code goes out then.
import * as v from 'valibot';
import { addressMac } from '../secret/address-mac.ts';
import type { Refused } from './api.ts';
import { type Done, subscribe } from './claims.ts';
import { queueNews } from './deliveries.ts';
import { claimCode } from './issued-codes.ts';
import { leadNews } from './lead-news.ts';
import type { Home } from './publishing.ts';
import { liveRevision } from './revisions.ts';

type Row = {
  readonly campaign: string;
  readonly variant: string;
  readonly revision: number;
  readonly email: string;
  readonly email_key: string;
  readonly visitor: string | null;
  readonly locale: string;
  readonly consent_text: string | null;
  readonly consent_at: number | null;
  readonly at: number;
  readonly promise: string | null;
  readonly confirmed_at: number | null;
};

const Promised = v.object({
  pool: v.exactOptional(v.string()),
  fallback: v.exactOptional(v.string()),
  codesAtMost: v.exactOptional(v.number()),
});

/** Confirms the address behind a link, once; `known` false for a lead that is no more. `mailed`: a code went out. */
export type Confirmed = { readonly known: boolean; readonly mailed: boolean };

/** Confirms a lead by the id in its link. Doing it twice changes nothing. */
export async function confirmLead(home: Home, id: string, now: number): Promise<Done<Confirmed | Refused>> {
  const found = leadOf(home.sql, id);
  // Hashing lets others in, so everything is read again after it.
  const address = found && (await addressMac(home.rootKey, home.store, found.email_key));
  return home.storage.transactionSync(() => {
    if (!liveRevision(home.sql)) return { ...NOTHING, result: { refused: 'no-store' } };
    const lead = leadOf(home.sql, id);
    if (!lead || !address) return { ...NOTHING, result: { known: false, mailed: false } };
    const mailed = lead.promise !== null;
    if (lead.confirmed_at !== null) return { ...NOTHING, result: { known: true, mailed } };
    return { ...confirm(home.sql, lead, address, id, now), result: { known: true, mailed } };
  });
}

const NOTHING = { profiles: false, catalog: false };

function confirm(
  sql: SqlStorage,
  lead: Row,
  address: string,
  id: string,
  now: number,
): Omit<Done<null>, 'result'> {
  const { campaign, variant, revision, email, locale, at, visitor } = lead;
  const agreed = lead.consent_text !== null;
  sql.exec(
    'UPDATE leads SET confirmed_at = ?, subscribed = ? WHERE confirm_id = ?',
    ...[now, agreed ? 1 : 0, id],
  );
  if (agreed) subscribe(sql, email, visitor ?? undefined);
  const promised = lead.promise === null ? null : v.parse(Promised, JSON.parse(lead.promise));
  const browser = visitor === null ? {} : { visitorHash: visitor };
  const claim = promised && { ...promised, ...browser, campaign, variant, address, mailed: true };
  const { grant, ranOut } = claim ? claimCode(sql, claim, now) : { grant: {}, ranOut: false };
  const consent =
    lead.consent_text === null ? undefined : { text: lead.consent_text, at: lead.consent_at ?? at };
  const told = { campaign, variant, revision, email, locale, at, consent, subscribed: agreed };
  const subject = { mailbox: lead.email_key, visitor: visitor ?? undefined };
  const news = queueNews(sql, 'lead.confirmed', leadNews(told, grant), subject, now);
  return { profiles: agreed, catalog: ranOut, news, stock: promised?.pool !== undefined };
}

function leadOf(sql: SqlStorage, id: string): Row | null {
  for (const row of sql.exec<Row>('SELECT * FROM leads WHERE confirm_id = ?', id)) return row;
  return null;
}
