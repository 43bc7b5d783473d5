// What the panel of a preview tells: who is looked at, and what became of each campaign.
import type { Context } from '../../shared/decide/context.ts';
import type { Explanation } from '../../shared/decide/explain.ts';
import { stageIn } from '../../shared/decide/facts.ts';
import type { PreviewNotes, PreviewTerms } from '../../shared/schema/preview.ts';
import type { PreviewedConfig } from '../read/live-store.ts';

/** A preview whose token holds. */
export type Preview = PreviewedConfig & { readonly until: number; readonly terms: PreviewTerms };

/** Every campaign of the revision: shown, or the one reason why not. */
export function previewNotes(
  preview: Preview,
  { decision, reasons }: Explanation,
  context: Context,
): PreviewNotes {
  const { whole, until } = preview;
  const shown = new Map(decision.decisions.map(({ campaign, variant }) => [campaign, variant]));
  const refused = new Map(reasons.map((reason) => [reason.campaign, reason]));
  return {
    as: inWords(preview, context),
    expiresAt: new Date(until).toISOString(),
    campaigns: whole.campaigns.map(({ id: campaign, kind, status }) => {
      const reason = refused.get(campaign);
      const variant = shown.get(campaign) ?? reason?.variant;
      return {
        ...{ campaign, kind, status, shown: shown.has(campaign) },
        ...(variant !== undefined && { variant }),
        ...(reason && {
          reason: { code: reason.code, sentence: reason.sentence, pointer: reason.pointer },
        }),
      };
    }),
  };
}

/** Who is looked at: the stage as campaigns are chosen by, and the orders where there are any. */
function inWords({ prepared }: Preview, context: Context): string {
  const stage = stageIn(prepared, context);
  const orders = context.profile?.orders ?? 0;
  return orders === 0 ? stage : `${stage}, ${orders} ${orders === 1 ? 'order' : 'orders'}`;
}
