// POST /v1/leads: an address in exchange for an offer. The answer waits until the row is written.
import type { Context } from 'hono';
import { Lead } from '../../shared/schema/lead.ts';
import { mailboxOf } from '../../shared/schema/mailbox.ts';
import { addressMac } from '../secret/address-mac.ts';
import type { NewLead } from '../store/api.ts';
import { storeStub } from '../store/stub.ts';
import type { AppEnv } from './app-env.ts';
import { checked, jsonBody } from './body.ts';
import { previewAnswer } from './preview-claim.ts';
import { BadInput } from './problem.ts';
import { type Claim, provenClaim } from './proven-claim.ts';
import { publicAnswer } from './public-store.ts';
import { written } from './written.ts';

/** A cart comes with names and pictures, which are not kept. */
const BODY_LIMIT = 65_536;

/** The code on screen, or 202 and nothing where the code goes by email, so that no answer tells whose address it is. */
export async function leads(c: Context<AppEnv>): Promise<Response> {
  const lead = checked(Lead, await jsonBody(c.req.raw, BODY_LIMIT));
  const preview = await previewAnswer(c, lead);
  if (preview) return preview;
  const claim = await provenClaim(c, lead);
  const { form } = claim;
  if (!form) throw new BadInput([{ pointer: '/campaign', detail: 'has no form' }]);
  const subscribes = form.consent !== undefined && !form.confirm;
  const grant = written(
    await storeStub(c.env, lead.store).addLead(await newLead(c, lead, claim, subscribes)),
  );
  return form.deliver === 'screen' ? publicAnswer(c, 200, grant) : publicAnswer(c, 202, {});
}

async function newLead(c: Context<AppEnv>, lead: Lead, claim: Claim, subscribes: boolean): Promise<NewLead> {
  const emailKey = mailboxOf(lead.email);
  const address = await addressMac(c.env.ROOT_KEY, lead.store, emailKey);
  return {
    claim: { ...claim.codes, address, mailed: claim.form?.deliver === 'email' },
    revision: claim.revision,
    email: lead.email,
    emailKey,
    locale: lead.locale,
    ...(lead.consent.text !== '' && { consent: lead.consent }),
    subscribes: subscribes && lead.consent.text !== '',
    ...(claim.savesCart && lead.cart && { cart: lead.cart.items }),
  };
}
