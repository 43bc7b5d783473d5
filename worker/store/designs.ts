// Designs: how each campaign compares its visitors, revision by revision. Written where a publish changes them, so that
// an event of an older answer is counted as it was meant, and a campaign long deleted can still be read.
import type { LiveCampaign, LiveConfig } from '../../shared/decide/live-config.ts';
import type { CampaignDesign } from '../../shared/report/campaign-design.ts';
import { ONLY_VARIANT } from '../../shared/schema/vocabulary.ts';
import { jsonPieces } from './json-pieces.ts';

// `since`: the revision it holds from, until the campaign's next.
export const DESIGN_TABLES = `
CREATE TABLE campaign_designs (
  campaign TEXT NOT NULL, since INTEGER NOT NULL, design TEXT NOT NULL, PRIMARY KEY (campaign, since)) WITHOUT ROWID;
INSERT INTO campaign_designs (campaign, since, design)
  SELECT c.value ->> '$.id', 0, json_object('kind', c.value ->> '$.kind',
    'experiment', coalesce(c.value ->> '$.experiment.id', ''), 'holdout', coalesce(c.value ->> '$.experiment.holdout', 0),
    'variants', json(coalesce(c.value -> '$.experiment.variants', '[{"id":"default","weight":1}]')),
    'control', coalesce(live -> '$.store.control', 0), 'days', coalesce(live -> '$.store.conversionDays', 7))
  FROM live_config, json_each(live, '$.campaigns') AS c;
`;

/** A design and the revision it began with. */
export type DesignSince = CampaignDesign & { readonly campaign: string; readonly since: number };

type Row = { readonly campaign: string; readonly since: number; readonly design: string };

/** Within how many days an order is a conversion, unless the store says otherwise. */
const CONVERSION_DAYS = 7;

const UNKNOWN: CampaignDesign = {
  ...{ kind: '', experiment: '', holdout: 0, variants: [], control: 0, days: CONVERSION_DAYS },
};
const ONLY = [{ id: ONLY_VARIANT, weight: 1 }];

/** Keeps the designs of the live campaigns that are not what they were. Call it in the transaction of the publish. */
export function keepDesigns(sql: SqlStorage, revision: number, live: LiveConfig): void {
  const known = new Map(
    [
      ...sql.exec<Row>(
        'SELECT campaign, max(since) AS since, design FROM campaign_designs GROUP BY campaign',
      ),
    ].map(({ campaign, design }) => [campaign, design]),
  );
  const rows = live.campaigns
    .map((campaign) => [campaign.id, revision, JSON.stringify(designOf(campaign, live))] as const)
    .filter(([id, , design]) => known.get(id) !== design);
  for (const json of jsonPieces(rows))
    sql.exec(
      `INSERT INTO campaign_designs (campaign, since, design)
       SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(?)`,
      json,
    );
}

function designOf({ kind, experiment }: LiveCampaign, { store }: LiveConfig): CampaignDesign {
  return {
    kind,
    experiment: experiment?.id ?? '',
    holdout: experiment?.holdout ?? 0,
    variants: experiment?.variants.map(({ id, weight }) => ({ id, weight })) ?? ONLY,
    control: store.control ?? 0,
    days: store.conversionDays ?? CONVERSION_DAYS,
  };
}

/** The design of a campaign at a revision. In a store that is older than its designs it may have none: then it is kept
 * that nothing is known. */
export function designAt(sql: SqlStorage, campaign: string, revision: number): DesignSince {
  const rows = sql.exec<Row>(
    `SELECT campaign, since, design FROM campaign_designs WHERE campaign = ? AND since <= ?
     ORDER BY since DESC LIMIT 1`,
    campaign,
    revision,
  );
  for (const row of rows) return read(row);
  const design = JSON.stringify(UNKNOWN);
  sql.exec('INSERT INTO campaign_designs (campaign, since, design) VALUES (?, 0, ?)', campaign, design);
  return { ...UNKNOWN, campaign, since: 0 };
}

/** Every design there has been of one campaign, or of all, oldest first. */
export function designsOf(sql: SqlStorage, campaign: string | undefined): DesignSince[] {
  const rows =
    campaign === undefined
      ? sql.exec<Row>('SELECT campaign, since, design FROM campaign_designs ORDER BY campaign, since')
      : sql.exec<Row>(
          'SELECT campaign, since, design FROM campaign_designs WHERE campaign = ? ORDER BY since',
          campaign,
        );
  return [...rows].map(read);
}

const read = ({ campaign, since, design }: Row): DesignSince => ({ ...JSON.parse(design), campaign, since });
