// GET …/reports/campaigns: what campaigns brought, against visitors who were held out of them.
import type { Context } from 'hono';
import { campaignCsv } from '../../shared/report/campaign-csv.ts';
import { campaignResults } from '../../shared/report/campaign-results.ts';
import { controlEffect } from '../../shared/report/control-effect.ts';
import { type CampaignReport, CampaignReportQuery } from '../../shared/schema/campaign-report.ts';
import { liveStore } from '../read/live-store.ts';
import { storeStub } from '../store/stub.ts';
import { type AppEnv, readerOf } from './app-env.ts';
import { BadInput, NotFound } from './problem.ts';
import { queried } from './queried.ts';
import { storeOf } from './store-of.ts';

const DAY = 86_400_000;

/** A page of campaigns, or one by `?campaign=`; as JSON or CSV. 404 for a campaign that never was live nor is written. */
export async function campaignReport(c: Context<AppEnv>): Promise<Response> {
  const { campaign, from, to, format, by, limit, offset } = queried(c, CampaignReportQuery);
  if (from !== undefined && to !== undefined && from > to)
    throw new BadInput([{ pointer: '/from', detail: 'comes after `to`' }]);
  const id = storeOf(c);
  const live = await liveStore(readerOf(c, Date.now()), id);
  if (!live) throw new NotFound('There is no store of that id.');
  const counted = await storeStub(c.env, id).campaignTallies({
    ...(campaign !== undefined && { campaign }),
    ...(from !== undefined && { fromDay: Date.parse(from) / DAY }),
    ...(to !== undefined && { toDay: Date.parse(to) / DAY }),
    ...{ limit, offset },
  });
  if (!counted) throw new NotFound('There never was a campaign of that id.');
  const { currency, timeZone } = live.published.live.store;
  const report: CampaignReport = {
    ...{ currency, timeZone, from: from ?? null, to: to ?? null, total: counted.total },
    control: controlEffect(counted.controlShare, counted.entrants),
    campaigns: counted.campaigns.map(campaignResults),
  };
  const headers = { 'cache-control': 'no-store' };
  if (format === 'json') return c.json(report, 200, headers);
  return c.body(campaignCsv(report, by), 200, { ...headers, 'content-type': 'text/csv; charset=utf-8' });
}
