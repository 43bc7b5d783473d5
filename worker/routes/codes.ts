// POST /v1/codes: the code of a campaign that asks for nothing; one per person.
import type { Context } from 'hono';
import { CodeRequest } from '../../shared/schema/lead.ts';
import { customerSigned } from '../secret/customer-signature.ts';
import { storeStub } from '../store/stub.ts';
import type { AppEnv } from './app-env.ts';
import { checked, jsonBody } from './body.ts';
import { hourlyCaps } from './hourly-caps.ts';
import { previewAnswer } from './preview-claim.ts';
import { BadInput, Forbidden } from './problem.ts';
import { provenClaim } from './proven-claim.ts';
import { publicAnswer } from './public-store.ts';
import { written } from './written.ts';

const BODY_LIMIT = 16_384;

/** The code; the same again to the same browser or signed customer. One that is the same for all goes to anybody. */
export async function codes(c: Context<AppEnv>): Promise<Response> {
  const request = checked(CodeRequest, await jsonBody(c.req.raw, BODY_LIMIT));
  const preview = await previewAnswer(c, request);
  if (preview) return preview;
  const { codes: claim, form, store } = await provenClaim(c, request);
  if (form) throw new BadInput([{ pointer: '/campaign', detail: 'gives its code for its form only' }]);
  const { customer } = request;
  const stub = storeStub(c.env, request.store);
  if (customer && !(await customerSigned(store.identity, customer, Date.now())))
    throw new Forbidden('The signature of the customer does not hold.');
  if (!customer && claim.visitorHash === undefined) {
    const { pool, budget, fallback } = claim;
    if (fallback !== undefined && pool === undefined && budget?.codes === undefined)
      return publicAnswer(c, 200, budget ? written(await stub.sharedCode(claim)) : { code: fallback });
    throw new BadInput([{ pointer: '/visitor', detail: 'is missing: a code is for one person' }]);
  }
  const person = customer ? { customer: customer.id } : {};
  const caps = await hourlyCaps(c, request.store, undefined);
  const grant = written(await stub.claimCode({ ...claim, ...person }, caps));
  return publicAnswer(c, 200, grant);
}
