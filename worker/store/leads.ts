// Leads: addresses left in exchange for an offer, with the words the person agreed to.
import type { KeptLead, LeadList, LeadQuery } from '../../shared/schema/lead-list.ts';
import type { NewLead } from './api/claims.ts';
import { countGiven } from './given.ts';

export const LEAD_TABLES = `
CREATE TABLE leads (
  campaign TEXT NOT NULL, email_key TEXT NOT NULL, email TEXT NOT NULL, variant TEXT NOT NULL, revision INTEGER NOT NULL,
  visitor TEXT, locale TEXT NOT NULL, consent_text TEXT, consent_at INTEGER, subscribed INTEGER NOT NULL,
  at INTEGER NOT NULL, PRIMARY KEY (campaign, email_key)) WITHOUT ROWID;
CREATE INDEX leads_visitor ON leads (visitor) WHERE visitor IS NOT NULL;
`;

/** Whose leads they are is asked by address, too. */
export const LEAD_INDEX = 'CREATE INDEX leads_mailbox ON leads (email_key);';

/** The lines of a saved cart as JSON, at most 50. */
export const LEAD_CART = 'ALTER TABLE leads ADD COLUMN cart TEXT;';

/** `confirm_id`: the lead waits, or waited, for its address to be confirmed; `asked_at`: when a mail was last asked for;
 * `promise`: the code that goes by mail then, as JSON. */
export const LEAD_CONFIRMATION = `
ALTER TABLE leads ADD COLUMN confirm_id TEXT;
ALTER TABLE leads ADD COLUMN confirmed_at INTEGER;
ALTER TABLE leads ADD COLUMN asked_at INTEGER;
ALTER TABLE leads ADD COLUMN promise TEXT;
CREATE UNIQUE INDEX leads_confirm ON leads (confirm_id) WHERE confirm_id IS NOT NULL;
CREATE INDEX leads_at ON leads (at, campaign, email_key);
`;

/** Mails get lost: who asks again so much later, and has not confirmed, is sent another. */
const ASK_AGAIN_MS = 3_600_000;

/** A lead that is new, one whose confirmation is asked for again, or one that was there. */
export type LeadKept = 'new' | 'asked-again' | 'known';

/** Keeps a lead; the first of an address for a campaign stays, but its own browser may save another cart. */
export function addLead(sql: SqlStorage, lead: NewLead, now: number): LeadKept {
  const { claim, confirm } = lead;
  const cart = lead.cart ? JSON.stringify(lead.cart) : null;
  const { pool, fallback, budget } = claim;
  const promise = confirm && claim.mailed ? JSON.stringify({ pool, fallback, budget }) : null;
  const rows = sql.exec(
    `INSERT INTO leads (campaign, email_key, email, variant, revision, visitor, locale, consent_text, consent_at,
       subscribed, at, cart, confirm_id, asked_at, promise)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING RETURNING campaign`,
    ...[claim.campaign, lead.emailKey, lead.email, claim.variant, lead.revision, claim.visitorHash ?? null],
    ...[
      lead.locale,
      lead.consent?.text ?? null,
      lead.consent?.at ?? null,
      lead.subscribes && !confirm ? 1 : 0,
    ],
    ...[now, cart, confirm?.id ?? null, confirm ? now : null, promise],
  );
  if ([...rows].length > 0) {
    countGiven(sql, claim, 'leads', now);
    return 'new';
  }
  if (cart !== null) renewCart(sql, lead, cart);
  return askedAgain(sql, lead, now) ? 'asked-again' : 'known';
}

/** Whether this browser left this address for the campaign before. Of any other browser's, no answer may tell. */
export function hasOwnLead(sql: SqlStorage, { claim, emailKey }: NewLead): boolean {
  const rows = sql.exec(
    'SELECT 1 FROM leads WHERE campaign = ? AND email_key = ? AND visitor = ?',
    ...[claim.campaign, emailKey, claim.visitorHash ?? null],
  );
  return [...rows].length > 0;
}

function askedAgain(sql: SqlStorage, { claim, emailKey, confirm }: NewLead, now: number): boolean {
  if (!confirm) return false;
  const rows = sql.exec(
    `UPDATE leads SET asked_at = ? WHERE campaign = ? AND email_key = ? AND confirm_id = ? AND confirmed_at IS NULL
       AND asked_at <= ? RETURNING 1`,
    ...[now, claim.campaign, emailKey, confirm.id, now - ASK_AGAIN_MS],
  );
  return [...rows].length > 0;
}

/** Nobody else may say what is in the cart behind an address. */
function renewCart(sql: SqlStorage, { claim, emailKey }: NewLead, cart: string): void {
  sql.exec(
    'UPDATE leads SET cart = ? WHERE campaign = ? AND email_key = ? AND visitor = ?',
    cart,
    claim.campaign,
    emailKey,
    claim.visitorHash ?? null,
  );
}

/** Whether this browser had left an address by `at`, with consent to be written to. */
export function visitorSubscribed(sql: SqlStorage, visitorHash: string, at: number): boolean {
  const rows = sql.exec(
    'SELECT 1 FROM leads WHERE visitor = ? AND subscribed = 1 AND coalesce(confirmed_at, at) <= ? LIMIT 1',
    ...[visitorHash, at],
  );
  return [...rows].length > 0;
}

/** What a row says of a lead itself. */
export type LeadRow = Omit<KeptLead, 'consent' | 'subscribed' | 'confirmedAt'> & {
  readonly consent_text: string | null;
  readonly consent_at: number | null;
  readonly subscribed: number;
  readonly confirm_id: string | null;
  readonly confirmed_at: number | null;
};

/** Leads left at `since` or later, oldest first: `limit` of them and those of the same millisecond as the last. */
export function leadPage(sql: SqlStorage, { since, campaign, limit }: Omit<LeadQuery, 'format'>): LeadList {
  const rows = sql.exec<LeadRow>(
    `SELECT campaign, variant, revision, email, locale, at, consent_text, consent_at, subscribed, confirm_id,
       confirmed_at
     FROM leads WHERE at >= ?1 AND (?3 IS NULL OR campaign = ?3) AND at <= coalesce(
       (SELECT at FROM leads WHERE at >= ?1 AND (?3 IS NULL OR campaign = ?3) ORDER BY at LIMIT 1 OFFSET ?2),
       9e15)
     ORDER BY at, campaign, email_key`,
    ...[since, limit - 1, campaign ?? null],
  );
  const leads = [...rows].map(keptLead);
  const last = leads.at(-1);
  return last && leads.length >= limit ? { leads, next: last.at + 1 } : { leads };
}

/** A lead as its row tells it. */
export const keptLead = ({ campaign, variant, revision, email, locale, at, ...row }: LeadRow): KeptLead => ({
  ...{ campaign, variant, revision, email, locale, at },
  ...(row.consent_text !== null && { consent: { text: row.consent_text, at: row.consent_at ?? at } }),
  subscribed: row.subscribed === 1,
  ...(row.confirm_id !== null && { confirmedAt: row.confirmed_at }),
});
