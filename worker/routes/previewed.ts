// A decision through a preview link: an invented person, every draft, no randomisation, nothing read of anybody and
// nothing recorded. It comes with what became of each campaign.
import type { Context } from 'hono';
import * as v from 'valibot';
import { type Explanation, explain } from '../../shared/decide/explain.ts';
import type { Catalog } from '../../shared/schema/catalog.ts';
import type { DecideRequest } from '../../shared/schema/decide-request.ts';
import type { DecideAnswer } from '../../shared/schema/decision.ts';
import { PREVIEW_PARAMETER, type PreviewNotes, PreviewTerms } from '../../shared/schema/preview.ts';
import { stageOf } from '../../shared/segment/stage.ts';
import { liveCatalog, type PreviewedConfig, previewedConfig } from '../read/live-store.ts';
import { previewProof } from '../secret/preview-proof.ts';
import { readPreviewToken } from '../secret/preview-token.ts';
import { type AppEnv, readerOf } from './app-env.ts';
import { Forbidden } from './problem.ts';
import { publicAnswer, publicStore } from './public-store.ts';

const FIRST_VISIT = { visits: 1, pages: 1 } as const;

type Preview = PreviewedConfig & { readonly until: number; readonly terms: PreviewTerms };

/** Answers a question with a preview's token. Throws Forbidden when that is forged, another store's or has ended. */
export async function previewed(
  c: Context<AppEnv>,
  request: DecideRequest,
  token: string,
): Promise<Response> {
  const now = Date.now();
  // First of all: without it the page could not read why it is refused.
  await publicStore(c, request.store, now);
  const preview = await previewOf(c, request.store, token, now);
  const catalog = await liveCatalog(readerOf(c, now), request.store);
  const { profile = null, session = FIRST_VISIT, geo = {}, at = now } = preview.terms;
  const explanation = explain(preview.prepared, {
    consent: true,
    profile,
    catalog,
    page: { ...request.page, url: withoutToken(request.page.url) },
    session,
    ...(request.slots && { slots: request.slots }),
    geo,
    now: at,
  });
  const answer: DecideAnswer = {
    ...explanation.decision,
    decisions: await provenDecisions(c, request.store, preview, explanation),
    explain: notesOf(preview, explanation, inWords(preview, catalog, at)),
  };
  return publicAnswer(c, 200, answer);
}

async function previewOf(c: Context<AppEnv>, store: string, token: string, now: number): Promise<Preview> {
  const read = await readPreviewToken(c.env.ROOT_KEY, store, token);
  if (!read) throw new Forbidden('The preview link is not one of this store.');
  if (read.until <= now) throw new Forbidden('The preview link has ended. Make another.');
  const { etag, until } = read;
  const config = await previewedConfig(readerOf(c, now), store, etag);
  if (!config) throw new Forbidden('The preview link has ended. Make another.');
  return { ...config, until, terms: v.parse(PreviewTerms, read.terms) };
}

/** The address as the shop knows it; the rest of it is left as it was. */
const withoutToken = (url: string): string =>
  url.replace(new RegExp(`([?&])${PREVIEW_PARAMETER}=[^&#]*&?`), '$1').replace(/[?&](?=#|$)/, '');

const provenDecisions = (
  c: Context<AppEnv>,
  store: string,
  { until }: Preview,
  { decision }: Explanation,
): Promise<DecideAnswer['decisions']> =>
  Promise.all(
    decision.decisions.map(async (one) => {
      const shown = { store, campaign: one.campaign, variant: one.variant };
      const delivery = one.form?.deliver ?? 'screen';
      return { ...one, proof: await previewProof(c.env.ROOT_KEY, shown, delivery, until) };
    }),
  );

function notesOf({ whole, until }: Preview, { decision, reasons }: Explanation, as: string): PreviewNotes {
  const shown = new Map(decision.decisions.map(({ campaign, variant }) => [campaign, variant]));
  const refused = new Map(reasons.map((reason) => [reason.campaign, reason]));
  return {
    as,
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
