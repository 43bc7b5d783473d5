// Leads whose code, or whose link to confirm, leaves by webhook only, in a store where nothing listens.
import { armsWith, type Check } from '../subject.ts';

export const leads: Check = function* ({ running, state }) {
  if (state.tellsOfLeads) return;
  for (const campaign of running)
    for (const { variant, path } of armsWith(campaign, 'form')) {
      const { form, offer } = variant;
      if (form?.confirm) yield { code: 'nobody-told', path: [...path, 'confirm'], what: 'link' };
      else if (form?.deliver === 'email' && offer?.code)
        yield { code: 'nobody-told', path: [...path, 'deliver'], what: 'code' };
    }
};
