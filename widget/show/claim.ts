// Claim: the visitor leaves an address, or asks for the code of an offer without a form.
import type { CodeGrant, Lead } from '../../shared/schema/lead.ts';
import type { Acts, Left } from '../views/contract.ts';
import type { Decision } from './cue.ts';
import { inShop } from './in-shop.ts';
import { host } from './now.ts';

/** What left a form, and what goes with it; nothing where there is none. */
type Sent = Partial<Left & Pick<Lead, 'consent'>> & { readonly cart?: object | undefined };

/** Asks the Worker, and has the shop apply the code where the offer says so. Never rejects. */
export async function claimed(
  { campaign, variant, proof, offer }: Decision,
  locale: string,
  left: Sent,
): ReturnType<Acts['claim']> {
  try {
    const response = await host.post(left.email ? '/v1/leads' : '/v1/codes', {
      store: host.store,
      visitor: host.record().visitor,
      customer: host.customer,
      ...{ campaign, variant, proof, locale },
      ...left,
    });
    if (!response.ok) return left.email && response.status === 422 ? 'emailInvalid' : 'failed';
    const { code, expiresAt }: CodeGrant = await response.json();
    const applied =
      offer?.apply === 'automatic' &&
      !!code &&
      (await inShop('apply', { code, campaign }, (cart) => cart.apply(code)));
    return { code, expiresAt, applied };
  } catch {
    return 'failed';
  }
}
