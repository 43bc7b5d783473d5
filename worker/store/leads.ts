// Leads: addresses left in exchange for an offer, with the words the person agreed to.
import type { NewLead } from './api.ts';
import { countGiven } from './given.ts';

export const LEAD_TABLES = `
CREATE TABLE leads (
  campaign TEXT NOT NULL, email_key TEXT NOT NULL, email TEXT NOT NULL, variant TEXT NOT NULL, revision INTEGER NOT NULL,
  visitor TEXT, locale TEXT NOT NULL, consent_text TEXT, consent_at INTEGER, subscribed INTEGER NOT NULL,
  at INTEGER NOT NULL, PRIMARY KEY (campaign, email_key)) WITHOUT ROWID;
CREATE INDEX leads_visitor ON leads (visitor) WHERE visitor IS NOT NULL;
`;

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
  const { pool, fallback, codesAtMost } = claim;
  const promise = confirm && claim.mailed ? JSON.stringify({ pool, fallback, codesAtMost }) : null;
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

/** Whether an address was left for a campaign before. */
export function hasLead(sql: SqlStorage, campaign: string, emailKey: string): boolean {
  const rows = sql.exec('SELECT 1 FROM leads WHERE campaign = ? AND email_key = ?', campaign, emailKey);
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

/** Whether this browser left an address with consent to be written to. */
export function visitorSubscribed(sql: SqlStorage, visitorHash: string): boolean {
  return (
    [...sql.exec('SELECT 1 FROM leads WHERE visitor = ? AND subscribed = 1 LIMIT 1', visitorHash)].length > 0
  );
}
