// Which words a campaign needs: those of the parts it has.
import { type Part, partBits } from '../words/words.ts';
import type { LiveCampaign } from './live-config.ts';
import type { PreparedVariant } from './prepared.ts';

type Drawn = Pick<PreparedVariant, 'view' | 'form' | 'offer' | 'recommendations'>;

/** The parts of a campaign, as one arm draws it, that say words of their own; as bits. */
export function wordParts(campaign: LiveCampaign, { view, form, offer, recommendations }: Drawn): number {
  const isMessage = campaign.kind === 'message';
  const isDue = campaign.kind === 'replenishment';
  const has: readonly (readonly [Part, unknown])[] = [
    ['overlay', view.as !== 'inline'],
    ['teaser', 'teaser' in view && view.teaser],
    ['form', form],
    ['check', form?.turnstile],
    ['code', offer?.code],
    ['due', isDue],
    ['cart', isMessage && campaign.cart],
    ['goal', isMessage && campaign.goal],
    [view.as === 'inline' ? 'cards' : 'rows', isDue || recommendations],
  ];
  return partBits(has.flatMap(([part, there]) => (there ? [part] : [])));
}
