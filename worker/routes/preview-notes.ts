// What the panel of a preview tells: who is looked at, and what became of each campaign.
import type { Explanation } from '../../shared/decide/explain.ts';
import type { Catalog } from '../../shared/schema/catalog.ts';
import type { PreviewNotes, PreviewTerms } from '../../shared/schema/preview.ts';
import { stageOf } from '../../shared/segment/stage.ts';
import type { PreviewedConfig } from '../read/live-store.ts';

/** A preview whose token holds. */
export type Preview = PreviewedConfig & { readonly until: number; readonly terms: PreviewTerms };

/** The visit of a preview that invents none. */
export const FIRST_VISIT = { visits: 1, pages: 1 } as const;

/** Every campaign of the revision: shown, or the one reason why not. */
export function previewNotes(
  preview: Preview,
  { decision, reasons }: Explanation,
  catalog: Catalog | null,
  at: number,
): PreviewNotes {
  const { whole, until } = preview;
  const shown = new Map(decision.decisions.map(({ campaign, variant }) => [campaign, variant]));
  const refused = new Map(reasons.map((reason) => [reason.campaign, reason]));
  return {
    as: inWords(preview, catalog, at),
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

/** Who is looked at: the stage, and the orders where there are any. */
function inWords({ whole, terms }: Preview, catalog: Catalog | null, at: number): string {
  const { profile = null, session = FIRST_VISIT } = terms;
  const stage = stageOf(profile, session.visits, catalog?.model ?? null, whole.store.stages, at);
  const orders = profile?.orders ?? 0;
  return orders === 0 ? stage : `${stage}, ${orders} ${orders === 1 ? 'order' : 'orders'}`;
}
