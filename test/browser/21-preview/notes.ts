// What a Worker says in a preview, for these tests.
import type { DecideAnswer } from '../../../shared/schema/decision.ts';
import type { PreviewNotes } from '../../../shared/schema/preview.ts';
import { restock, welcome } from '../../support/decisions.ts';

/** A link to `path` of a shop. */
export const linkTo = (url: string, path = '/'): string => `${url}${path}?reprise-preview=token.of-1`;

export const NOTES: PreviewNotes = {
  as: 'At risk, 3 orders, €120',
  expiresAt: '2027-01-31T09:00:00Z',
  campaigns: [
    { campaign: 'welcome-15', kind: 'welcome', status: 'draft', shown: true, variant: 'b' },
    { campaign: 'restock', kind: 'replenishment', status: 'live', shown: true },
    {
      ...{ campaign: 'loyal-picks', kind: 'recommendations', status: 'paused', shown: false },
      reason: {
        code: 'segment',
        sentence: 'The visitor is at-risk; the campaign is for loyal customers.',
        pointer: '/campaigns/2/audience/segments',
      },
    },
  ],
};

const later = { trigger: { any: [{ afterSeconds: 3600 }] } };

/** Two campaigns that wait for their trigger, and one that does not show. */
export const PREVIEWED: Partial<DecideAnswer> = {
  revision: 7,
  decisions: [
    { ...welcome, ...later, variant: 'b' },
    { ...restock, ...later },
  ],
  explain: NOTES,
};
