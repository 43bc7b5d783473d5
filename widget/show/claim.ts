// Claim: the visitor leaves an address, or asks for the code of an offer without a form.
import type { DecideAnswer } from '../../shared/schema/decision.ts';
import type { CodeGrant } from '../../shared/schema/lead.ts';
import type { Acts } from '../views/contract.ts';
import { emit } from './hooks.ts';
import type { Host } from './host.ts';

/** Asks the Worker, and has the shop apply the code where the offer says so. Never rejects. */
export async function claimed(
  { campaign, variant, proof, offer, form }: DecideAnswer['decisions'][number],
  { store, record, customer, post, hooks }: Host,
  locale: string,
  email: string | undefined,
): ReturnType<Acts['claim']> {
  const consent = email && { text: form?.consent?.text ?? '', at: Date.now() };
  const claim = {
    store,
    visitor: record().visitor,
    campaign,
    variant,
    proof,
    email,
    consent,
    locale,
    customer,
  };
  try {
    const response = await post(email ? '/v1/leads' : '/v1/codes', claim);
    if (!response.ok) return email && response.status === 422 ? 'emailInvalid' : 'failed';
    const { code, expiresAt }: CodeGrant = JSON.parse((await response.text()) || '{}');
    const applied =
      offer?.apply === 'automatic' && !!code && (await emit(hooks, 'apply', { code, campaign }));
    return { code, expiresAt, applied };
  } catch {
    return 'failed';
  }
}
