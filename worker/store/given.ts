// What a campaign was given and gave: leads and codes, counted with the visitors who were shown it.
import { localDay } from '../../shared/decide/local-time.ts';
import { tallyChanges } from './campaign-days.ts';
import { designAt } from './designs.ts';

/** Who left or took something of a campaign. */
type Taker = {
  readonly campaign: string;
  readonly variant: string;
  readonly visitorHash?: string | undefined;
};

/** Counts one lead or one code, under the phase and stage of the browser's exposure where there is one. */
export function countGiven(sql: SqlStorage, taker: Taker, what: 'leads' | 'codes', now: number): void {
  const { campaign, variant, visitorHash = '' } = taker;
  const [seen] = [
    ...sql.exec<{ phase: number; stage: string }>(
      `SELECT phase, stage FROM exposures WHERE visitor = ? AND campaign = ? ORDER BY phase DESC LIMIT 1`,
      visitorHash,
      campaign,
    ),
  ];
  const { phase, stage } = seen ?? { phase: designAt(sql, campaign, LATEST).since, stage: '' };
  const changes = tallyChanges();
  changes.add({ campaign, day: today(sql, now), phase, variant, side: 'shown', stage }, { [what]: 1 });
  changes.write(sql);
}

const LATEST = Number.MAX_SAFE_INTEGER;

function today(sql: SqlStorage, now: number): number {
  const zones = sql.exec<{ zone: string | null }>(
    `SELECT live ->> '$.store.timeZone' AS zone FROM live_config`,
  );
  return localDay([...zones][0]?.zone ?? 'UTC', now);
}
