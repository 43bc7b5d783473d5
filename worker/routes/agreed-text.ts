// The words a visitor agreed to, which must be the store's own: those of the live form in one of its languages, or those of
// the revision that the page was still showing.
import type { Context } from 'hono';
import { liveConfig } from '../../shared/decide/live-config.ts';
import { checkConfig } from '../../shared/schema/check-config.ts';
import type { Form } from '../../shared/schema/form.ts';
import type { Lead } from '../../shared/schema/lead.ts';
import { storeStub } from '../store/stub.ts';
import type { AppEnv } from './app-env.ts';
import { BadInput } from './problem.ts';
import type { Claim } from './proven-claim.ts';

/** The words agreed to; null where the form asks for none, or nothing was agreed to. Throws BadInput for words that the
 * form never had. */
export async function agreedText(c: Context<AppEnv>, lead: Lead, claim: Claim): Promise<string | null> {
  const { text } = lead.consent;
  if (!claim.form?.consent || text === '') return null;
  if (asksFor(claim.form, text)) return text;
  if (claim.revision !== claim.store.published.revision) {
    const old = await storeStub(c.env, lead.store).revisionDocument(claim.revision);
    if (old && asksFor(formIn(old.document, lead), text)) return text;
  }
  throw new BadInput([{ pointer: '/consent/text', detail: 'is not what the form asks to agree to' }]);
}

const asksFor = (form: Form | null | undefined, text: string): boolean =>
  Object.values(form?.consent?.text ?? {}).includes(text);

/** The form of a campaign's variant in a published document. */
function formIn(document: string, { campaign, variant }: Lead): Form | null | undefined {
  // What was valid then may not be under today's rules; then nobody can tell what was shown.
  const { config } = checkConfig(JSON.parse(document));
  const campaigns = config ? liveConfig(config).campaigns : [];
  const found = campaigns.find(({ id }) => id === campaign);
  const arm = found?.variants.find(({ id }) => id === variant);
  return arm?.parts.form === undefined ? found?.form : arm.parts.form;
}
