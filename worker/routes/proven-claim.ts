// A claim on an offer, proven: the store and the page, the browser, the campaign as its variant has it, the proof.
import type { Context } from 'hono';
import type { PreparedVariant } from '../../shared/decide/prepared.ts';
import { offerBudget } from '../../shared/report/offer-budget.ts';
import type { Form } from '../../shared/schema/form.ts';
import type { LiveStore } from '../read/live-store.ts';
import { sha256Hex } from '../secret/encoding.ts';
import { checkProof } from '../secret/proof.ts';
import { readVisitor } from '../secret/visitor-id.ts';
import type { CodeClaim } from '../store/api/claims.ts';
import type { AppEnv } from './app-env.ts';
import { BadInput, Forbidden } from './problem.ts';
import { publicStore } from './public-store.ts';

type Claimed = {
  readonly store: string;
  readonly visitor?: string | undefined;
  readonly campaign: string;
  readonly variant: string;
  readonly proof: string;
};

/** What a proven claim may have: where codes come from, and the form through which it may be made. */
export type Claim = {
  readonly store: LiveStore;
  readonly revision: number;
  /** When the offer was decided (ms, to the second). */
  readonly madeAt: number;
  readonly codes: CodeClaim;
  readonly form?: Form;
  /** The campaign saves the cart with the address. */
  readonly savesCart: boolean;
};

/** The claim behind a request. Throws BadInput for a campaign or variant that is not live, Forbidden for a forged
 * visitor id or a proof that does not hold. */
export async function provenClaim(c: Context<AppEnv>, claimed: Claimed): Promise<Claim> {
  const now = Date.now();
  const store = await publicStore(c, claimed.store, now);
  const { parts, savesCart } = liveParts(store, claimed);
  const { visitor = '', campaign, variant } = claimed;
  if (visitor !== '' && !(await readVisitor(c.env.ROOT_KEY, claimed.store, visitor)))
    throw new Forbidden('The visitor id is not valid.');
  const offered = { store: claimed.store, visitor, campaign, variant };
  const holds = (of: string) => checkProof(c.env.ROOT_KEY, { ...offered, visitor: of }, claimed.proof, now);
  // What was on the screen before consent was offered to nobody in particular.
  const proven = (await holds(visitor)) ?? (await holds(''));
  if (proven === null) throw new Forbidden('The proof of the offer does not hold.');
  const { code } = parts.offer ?? {};
  const codes: CodeClaim = {
    campaign,
    variant,
    ...(code?.pool !== undefined && { pool: code.pool }),
    ...(code?.fallback !== undefined && { fallback: code.fallback }),
    ...(parts.offer?.budget && { budget: offerBudget(parts.offer, store.published.live.store.currency) }),
    ...(visitor !== '' && { visitorHash: await sha256Hex(visitor) }),
  };
  const { revision, madeAt } = proven;
  return { store, revision, madeAt, codes, savesCart, ...(parts.form && { form: parts.form }) };
}

/** A live campaign as this variant has it. */
function liveParts(
  store: LiveStore,
  claimed: Claimed,
): { readonly parts: PreparedVariant; readonly savesCart: boolean } {
  const found = store.prepared.campaigns.find(({ campaign }) => campaign.id === claimed.campaign);
  if (!found) throw new BadInput([{ pointer: '/campaign', detail: 'is no live campaign' }]);
  const parts = found.variants.find(({ id }) => id === claimed.variant);
  if (!parts) throw new BadInput([{ pointer: '/variant', detail: 'is no variant of the campaign' }]);
  return { parts, savesCart: found.campaign.kind === 'message' && found.campaign.cart === true };
}
