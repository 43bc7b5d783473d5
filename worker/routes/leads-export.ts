// GET …/leads: the addresses left, with the words agreed to, as CSV (all of them, streamed) or JSON (page by page).
import type { Context } from 'hono';
import { csvLine } from '../../shared/report/csv-line.ts';
import { type KeptLead, LeadQuery } from '../../shared/schema/lead-list.ts';
import { storeStub } from '../store/stub.ts';
import type { AppEnv } from './app-env.ts';
import { queried } from './queried.ts';
import { storeOf } from './store-of.ts';
import { written } from './written.ts';

const PAGE = 1000;
const HEADING = [
  ...['campaign', 'variant', 'revision', 'email', 'locale', 'at', 'consent text', 'consent at'],
  ...['subscribed', 'confirmed at'],
];

/** The leads that a query asks for. */
export async function readLeads(c: Context<AppEnv>): Promise<Response> {
  const { format, ...asked } = queried(c, LeadQuery);
  const stub = storeStub(c.env, storeOf(c));
  const isExport = format !== 'json' || c.req.query('since') === undefined;
  written(await stub.beginLeads(c.get('actor'), isExport));
  if (format === 'json') return c.json(await stub.leads(asked), 200, { 'cache-control': 'no-store' });
  const encoder = new TextEncoder();
  let since: number | undefined = asked.since;
  const lines = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(encoder.encode(csvLine(HEADING))),
    async pull(controller) {
      if (since === undefined) return controller.close();
      const page = await stub.leads({ ...asked, since, limit: PAGE });
      since = page.next;
      controller.enqueue(encoder.encode(page.leads.map(lineOf).join('')));
    },
  });
  return new Response(lines, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="leads.csv"',
      'cache-control': 'no-store',
    },
  });
}

const lineOf = ({ campaign, variant, revision, email, locale, at, consent, ...lead }: KeptLead): string =>
  csvLine([
    ...[campaign, variant, revision, email, locale, isoOf(at)],
    ...(consent ? [consent.text, isoOf(consent.at)] : [null, null]),
    ...[lead.subscribed, lead.confirmedAt ? isoOf(lead.confirmedAt) : null],
  ]);

const isoOf = (at: number): string => new Date(at).toISOString();
