// What is counted of campaigns, as reports ask for it. Reads tallies only: ten million exposures cost what ten thousand do.
import type { Group } from '../../shared/experiment/assign.ts';
import type { CampaignTallies } from '../../shared/report/campaign-results.ts';
import type { Phase } from '../../shared/report/campaign-runs.ts';
import { TALLIES, type Tally, type TallyName } from '../../shared/report/tally.ts';
import type { CampaignQuestion, CountedCampaigns } from './api/campaigns.ts';
import { COLUMNS } from './campaign-days.ts';
import { designsOf } from './designs.ts';
import { codesBackOf } from './redeemed-codes.ts';
import { documentOf, liveConfigOf, liveRevision } from './revisions.ts';

type Listed = Pick<CampaignTallies, 'campaign' | 'kind' | 'status'>;

const sumsOf = (names: readonly TallyName[]): string =>
  names.map((name) => `sum(${COLUMNS[TALLIES.indexOf(name)]}) AS ${name}`).join(', ');
const SUMS = sumsOf(TALLIES);
const ENTRANT_SUMS = sumsOf(TALLIES.filter((name) => name.startsWith('entrant')));
/** Days that no calendar reaches. */
const FIRST_DAY = -1e8;
const LAST_DAY = 1e8;
/** Lines of days in one answer: an answer between Workers holds 32 MB. */
const DAY_LINES = 20_000;

/** The campaigns asked for, with their tallies: those of the config in its order, then those that were deleted. Null
 * for one that never was. */
export function campaignTallies(sql: SqlStorage, question: CampaignQuestion): CountedCampaigns | null {
  const { campaign, offset, limit } = question;
  const designs = Map.groupBy(designsOf(sql, campaign), (design) => design.campaign);
  const written = inConfig(sql);
  const known = new Set(written.map((one) => one.campaign));
  const listed = [...written, ...deleted(designs).filter((one) => !known.has(one.campaign))];
  const chosen = campaign === undefined ? listed : listed.filter((one) => one.campaign === campaign);
  if (campaign !== undefined && chosen.length === 0) return null;
  const page = chosen.slice(offset, offset + limit);
  const controlShare = liveConfigOf(sql)?.store.control ?? 0;
  return {
    total: chosen.length,
    controlShare,
    entrants: entrants(sql, controlShare, question),
    campaigns: page.map((one) => ({
      ...one,
      redeemed: codesBackOf(sql, one.campaign),
      phases: designs.get(one.campaign) ?? [],
      tallies: sums<number>(sql, 'phase', one.campaign, question),
      ...latestDays(sql, one.campaign, question, Math.floor(DAY_LINES / page.length)),
      stages: sums<string>(sql, 'stage', one.campaign, question),
    })),
  };
}

/** The campaigns of the live document, drafts among them. */
function inConfig(sql: SqlStorage): Listed[] {
  const live = liveRevision(sql);
  const document = live && documentOf(sql, live.revision);
  if (!document) return [];
  const { campaigns }: { campaigns: (Omit<Listed, 'campaign'> & { id: string })[] } = JSON.parse(
    document.document,
  );
  return campaigns.map(({ id, kind, status }) => ({ campaign: id, kind, status }));
}

/** Campaigns that were live once, by their names. */
const deleted = (designs: ReadonlyMap<string, readonly Phase[]>): Listed[] =>
  [...designs].map(([campaign, phases]) => ({
    ...{ campaign, status: 'deleted' as const },
    kind: phases.at(-1)?.kind ?? '',
  }));

type SumOf<Part> = { readonly part: Part; readonly variant: string; readonly side: Group };

/** Sums of a campaign by one column: numbers for phases and days, text for stages. */
function sums<Part extends string | number>(
  sql: SqlStorage,
  by: 'phase' | 'day' | 'stage',
  campaign: string,
  { fromDay = FIRST_DAY, toDay = LAST_DAY }: CampaignQuestion,
  atMost = -1,
): (SumOf<Part> & { readonly tally: Partial<Tally> })[] {
  const rows = sql.exec<Tally & SumOf<Part>>(
    `SELECT ${by} AS part, variant, side, ${SUMS} FROM campaign_days WHERE campaign = ? AND day BETWEEN ? AND ?
     GROUP BY 1, 2, 3 ORDER BY 1 DESC LIMIT ?`,
    ...[campaign, fromDay, toDay, atMost],
  );
  return [...rows]
    .map(({ part, variant, side, ...tally }) => ({ part, variant, side, tally: withoutZeros(tally) }))
    .reverse();
}

const withoutZeros = (tally: Tally): Partial<Tally> =>
  Object.fromEntries(Object.entries(tally).filter(([, value]) => value !== 0));

/** The latest days of a campaign, whole ones; `daysLeftOut`: there are earlier ones. */
function latestDays(sql: SqlStorage, campaign: string, question: CampaignQuestion, atMost: number) {
  const days = sums<number>(sql, 'day', campaign, question, atMost + 1);
  if (days.length <= atMost) return { days, daysLeftOut: false };
  const [oldest] = days;
  return { days: days.filter(({ part }) => part !== oldest?.part), daysLeftOut: true };
}

/** Visitors by their first exposure to anything, in the phases that had this share of a control group. */
function entrants(
  sql: SqlStorage,
  share: number,
  { fromDay = FIRST_DAY, toDay = LAST_DAY }: CampaignQuestion,
): CountedCampaigns['entrants'] {
  if (share === 0) return [];
  const rows = sql.exec<Partial<Tally> & { readonly held: number }>(
    `SELECT d.side = 'control' AS held, ${ENTRANT_SUMS} FROM campaign_days AS d
     CROSS JOIN campaign_designs AS g ON g.campaign = d.campaign AND g.since = d.phase
     WHERE d.entrants > 0 AND d.day BETWEEN ? AND ? AND g.design ->> '$.control' = ? GROUP BY 1`,
    ...[fromDay, toDay, share],
  );
  return [...rows].map(({ held, ...tally }) => ({ isControl: held === 1, tally }));
}
