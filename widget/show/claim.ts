// Claim: the visitor leaves an address, or asks for the code of an offer without a form.
import type { CodeGrant } from '../../shared/schema/lead.ts';
import type { Acts, Claim } from '../views/contract.ts';
import type { Decision } from './campaign.ts';
import type { Host } from './host.ts';

const PATIENCE_MS = 15_000;

type Lead = Parameters<Acts['claim']>[0];

/** Asks the Worker, and has the shop apply the code where the offer says so. */
export async function claimed(decided: Decision, host: Host, locale: string, lead: Lead): Promise<Claim> {
  const { campaign, variant, proof, offer } = decided;
  const { visitor } = host.record();
  const who = lead
    ? { email: lead.email, consent: { text: lead.consentText, at: Date.now() }, locale }
    : { customer: host.customer };
  try {
    const body = { store: host.store, visitor, campaign, variant, proof, ...who };
    const response = await host.post(lead ? '/v1/leads' : '/v1/codes', body, PATIENCE_MS);
    if (!response.ok) return { fault: lead && response.status === 422 ? 'email' : 'failed' };
    const { code, expiresAt }: CodeGrant = JSON.parse((await response.text()) || '{}');
    const applied =
      code !== undefined && offer?.apply === 'automatic' && (await host.emit('apply', { code, campaign }));
    return { applied, ...(code && { code }), ...(expiresAt && { expiresAt }) };
  } catch {
    return { fault: 'failed' };
  }
}
