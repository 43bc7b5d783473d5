// Leads: addresses left in exchange for an offer, with the words the person agreed to.
import type { NewLead } from './api.ts';

export const LEAD_TABLES = `
CREATE TABLE leads (
  campaign TEXT NOT NULL, email_key TEXT NOT NULL, email TEXT NOT NULL, variant TEXT NOT NULL, revision INTEGER NOT NULL,
  visitor TEXT, locale TEXT NOT NULL, consent_text TEXT, consent_at INTEGER, subscribed INTEGER NOT NULL,
  at INTEGER NOT NULL, PRIMARY KEY (campaign, email_key)) WITHOUT ROWID;
CREATE INDEX leads_visitor ON leads (visitor) WHERE visitor IS NOT NULL;
`;

/** The lines of a saved cart as JSON, at most 50. */
export const LEAD_CART = 'ALTER TABLE leads ADD COLUMN cart TEXT;';

/** Keeps a lead; the first of an address for a campaign stays, but its own browser may save another cart. True when it
 * is new. */
export function addLead(sql: SqlStorage, lead: NewLead, now: number): boolean {
  const cart = lead.cart ? JSON.stringify(lead.cart) : null;
  const rows = sql.exec(
    `INSERT INTO leads (campaign, email_key, email, variant, revision, visitor, locale, consent_text, consent_at,
       subscribed, at, cart) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING RETURNING campaign`,
    lead.claim.campaign,
    lead.emailKey,
    lead.email,
    lead.claim.variant,
    lead.revision,
    lead.claim.visitorHash ?? null,
    lead.locale,
    lead.consent?.text ?? null,
    lead.consent?.at ?? null,
    lead.subscribes ? 1 : 0,
    now,
    cart,
  );
  const isNew = [...rows].length > 0;
  if (!isNew && cart !== null) renewCart(sql, lead, cart);
  return isNew;
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

/** Erases the leads of a browser that withdrew its consent. */
export function forgetVisitorLeads(sql: SqlStorage, visitorHash: string): void {
  sql.exec('DELETE FROM leads WHERE visitor = ?', visitorHash);
}
