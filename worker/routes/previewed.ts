// A decision through a preview link: an invented person, every draft, no randomisation, nothing read of anybody and
// nothing recorded. It comes with what became of each campaign.
import type { Context as Call } from 'hono';
import * as v from 'valibot';
import type { Context } from '../../shared/decide/context.ts';
import { type Explanation, explain } from '../../shared/decide/explain.ts';
import type { DecideRequest } from '../../shared/schema/decide-request.ts';
import type { DecideAnswer } from '../../shared/schema/decision.ts';
import { PREVIEW_PARAMETER, PreviewTerms } from '../../shared/schema/preview.ts';
import { flagsUnder } from '../read/live-flags.ts';
import { liveCatalog, previewedConfig } from '../read/live-store.ts';
import { previewProof } from '../secret/preview-proof.ts';
import { readPreviewToken } from '../secret/preview-token.ts';
import { type AppEnv, readerOf } from './app-env.ts';
import { type Preview, previewNotes } from './preview-notes.ts';
import { Forbidden } from './problem.ts';
import { publicAnswer, publicStore } from './public-store.ts';

/** The visit of a preview that invents none. */
const FIRST_VISIT = { visits: 1, pages: 1 } as const;

/** Answers a question with a preview's token. Throws Forbidden when that is forged, another store's or has ended. */
export async function previewed(c: Call<AppEnv>, request: DecideRequest, token: string): Promise<Response> {
  const now = Date.now();
  // First of all: without it the page could not read why it is refused.
  const { published } = await publicStore(c, request.store, now);
  const preview = await previewOf(c, request.store, token, now);
  const catalog = await liveCatalog(readerOf(c, now), request.store);
  const { profile = null, session = FIRST_VISIT, geo = {}, at = now } = preview.terms;
  const context: Context = {
    consent: true,
    profile,
    catalog,
    flags: flagsUnder(published, catalog),
    page: { ...request.page, url: withoutToken(request.page.url) },
    session,
    ...(request.slots && { slots: request.slots }),
    geo,
    now: at,
  };
  const explanation = explain(preview.prepared, context);
  const answer: DecideAnswer = {
    ...explanation.decision,
    decisions: await provenDecisions(c, request.store, preview, explanation),
    explain: previewNotes(preview, explanation, context),
  };
  return publicAnswer(c, 200, answer);
}

async function previewOf(c: Call<AppEnv>, store: string, token: string, now: number): Promise<Preview> {
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

/** Without an end: that of a preview's own time has nothing to do with the browser's clock. */
const provenDecisions = (
  c: Call<AppEnv>,
  store: string,
  { until }: Preview,
  { decision }: Explanation,
): Promise<DecideAnswer['decisions']> =>
  Promise.all(
    decision.decisions.map(async ({ until: _, ...one }) => {
      const shown = { store, campaign: one.campaign, variant: one.variant };
      const delivery = one.form?.deliver ?? 'screen';
      return { ...one, proof: await previewProof(c.env.ROOT_KEY, shown, delivery, until) };
    }),
  );
