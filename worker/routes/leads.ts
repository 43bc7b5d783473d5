// POST /v1/leads: an address in exchange for an offer. The answer waits until the row is written.
import type { Context } from 'hono';
import { Lead } from '../../shared/schema/lead.ts';
import { mailboxOf } from '../../shared/schema/mailbox.ts';
import { addressMac } from '../secret/address-mac.ts';
import { confirmationId, makeConfirmToken } from '../secret/confirm-token.ts';
import type { NewLead } from '../store/api/claims.ts';
import { storeStub } from '../store/stub.ts';
import { agreedText } from './agreed-text.ts';
import type { AppEnv } from './app-env.ts';
import { checked, jsonBody } from './body.ts';
import { hourlyCaps } from './hourly-caps.ts';
import { previewAnswer } from './preview-claim.ts';
import { BadInput, TooMany } from './problem.ts';
import { type Claim, provenClaim } from './proven-claim.ts';
import { publicAnswer } from './public-store.ts';
import { provePerson } from './turnstile.ts';
import { written } from './written.ts';

/** A cart comes with names and pictures, which are not kept. */
const BODY_LIMIT = 65_536;
const AT_LEAST_SECONDS = 2;
/** A browser's clock may be wrong by so much; further off, the moment of arrival counts. */
const CLOCK_MS = 86_400_000;

/** The code on screen, or 202 and nothing where the code goes by email, so that no answer tells whose address it is. */
export async function leads(c: Context<AppEnv>): Promise<Response> {
  const lead = checked(Lead, await jsonBody(c.req.raw, BODY_LIMIT));
  const preview = await previewAnswer(c, lead);
  if (preview) return preview;
  const claim = await provenClaim(c, lead);
  const { form } = claim;
  if (!form) throw new BadInput([{ pointer: '/campaign', detail: 'has no form' }]);
  const answer = (grant: object) =>
    form.deliver === 'screen' ? publicAnswer(c, 200, grant) : publicAnswer(c, 202, {});
  // A machine that filled in what nobody sees is told nothing of it.
  if (lead.website) return answer({});
  refuseHaste(claim.madeAt + (form.atLeastSeconds ?? AT_LEAST_SECONDS) * 1000 - Date.now());
  if (form.turnstile !== undefined)
    await provePerson(c.env.ROOT_KEY, lead.store, claim.store.published.secrets.turnstile, lead.turnstile);
  return answer(written(await storeStub(c.env, lead.store).addLead(await newLead(c, lead, claim))));
}

/** Throws TooMany while a form was answered sooner than anybody can read it. */
function refuseHaste(waitMs: number): void {
  if (waitMs > 0) throw new TooMany('That was too fast. Please try again.', Math.ceil(waitMs / 1000));
}

async function newLead(c: Context<AppEnv>, lead: Lead, claim: Claim): Promise<NewLead> {
  const { ROOT_KEY: root } = c.env;
  const { store, email, campaign } = lead;
  const now = Date.now();
  const emailKey = mailboxOf(email);
  const text = await agreedText(c, lead, claim);
  const at = Math.abs(lead.consent.at - now) < CLOCK_MS ? lead.consent.at : now;
  const address = await addressMac(root, store, emailKey);
  return {
    claim: { ...claim.codes, address, mailed: claim.form?.deliver === 'email' },
    ...{ revision: claim.revision, email, emailKey, locale: lead.locale },
    ...(text !== null && { consent: { text, at } }),
    subscribes: text !== null,
    caps: await hourlyCaps(c, store, claim.form),
    ...(claim.form?.confirm && { confirm: await confirmation(c, lead, emailKey, campaign) }),
    ...(claim.savesCart && lead.cart && { cart: lead.cart.items }),
  };
}

/** The link that the shop's mailer sends, and under which id the lead is confirmed. */
async function confirmation(c: Context<AppEnv>, lead: Lead, emailKey: string, campaign: string) {
  const { ROOT_KEY: root } = c.env;
  const id = await confirmationId(root, lead.store, campaign, emailKey);
  const url = new URL('/v1/confirm', c.req.url);
  url.searchParams.set('token', await makeConfirmToken(root, lead.store, id, Date.now()));
  url.searchParams.set('lang', lead.locale);
  return { id, url: url.href };
}
