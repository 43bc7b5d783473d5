// The campaign report as a table: a line per variant of each run, per day, or per segment.
import type {
  CampaignFigures,
  CampaignReport,
  CampaignResults,
  CampaignRun,
} from '../schema/campaign-report.ts';
import type { Comparison, ExperimentResult } from '../schema/experiment-result.ts';
import { figuresOf } from './campaign-figures.ts';
import { csvLine } from './csv-line.ts';

type Cell = string | number | boolean | null;
/** What a line is of, or counts, by column. */
type Line = Readonly<Record<string, Cell>>;

/** The report as CSV; `by`: what a line is of. */
export function campaignCsv({ campaigns }: CampaignReport, by: 'variant' | 'day' | 'segment'): string {
  const lines = campaigns.flatMap((one) => LINES[by](one));
  const columns = Object.keys(lines[0] ?? NO_LINE[by]);
  return [columns, ...lines.map((line) => columns.map((name) => line[name] ?? null))].map(csvLine).join('');
}

const LINES = {
  variant: (one: CampaignResults): Line[] => one.runs.flatMap((run) => runLines(one, run)),
  day: ({ campaign, days }: CampaignResults): Line[] =>
    days.map(({ day, variant, group, ...figures }) => ({ campaign, day, variant, group, ...flat(figures) })),
  segment: ({ campaign, segments }: CampaignResults): Line[] =>
    segments.map(({ segment, variant, group, ...figures }) => ({
      ...{ campaign, segment, variant, group },
      ...flat(figures),
    })),
} as const;

function runLines({ campaign, deleted }: CampaignResults, run: CampaignRun): Line[] {
  const { experiment, since, result } = run;
  return run.variants.map(({ variant, group, ...figures }) => {
    const compared = group === 'shown' ? result.variants.find(({ id }) => id === variant) : undefined;
    return {
      ...{ campaign, deleted, experiment, since, variant, group },
      ...flat(figures),
      ...comparisonCells(compared, result.control),
    };
  });
}

const comparisonCells = (
  compared: ExperimentResult['variants'][number] | undefined,
  control: ExperimentResult['control'],
): Line => ({
  comparedWith: compared ? (control?.arm ?? null) : null,
  ...comparedCells('incrementalRevenue', 'Minor', compared?.revenue),
  ...comparedCells('incrementalConversions', '', compared?.conversion),
  probabilityBetter: compared?.revenue.status === 'compared' ? compared.revenue.probabilityBetter : null,
  verdict: compared ? verdictOf(compared.revenue) : null,
});

const flat = ({ lastClick, ...figures }: CampaignFigures): Line => ({
  ...figures,
  lastClickOrders: lastClick.orders,
  lastClickRevenueMinor: lastClick.revenueMinor,
});

/** What is to be said of a comparison, or why nothing is. */
const verdictOf = (revenue: Comparison): string =>
  revenue.status === 'compared' ? revenue.verdict : revenue.status;

function comparedCells(name: string, unit: string, comparison: Comparison | undefined): Line {
  const total = comparison?.status === 'compared' ? comparison.total : undefined;
  const { value = null, low = null, high = null } = total ?? {};
  return { [`${name}${unit}`]: value, [`${name}Low${unit}`]: low, [`${name}High${unit}`]: high };
}

/** The columns of a table without lines: those it has with lines. */
const NO_LINE: Readonly<Record<keyof typeof LINES, Line>> = {
  variant: {
    ...{ campaign: '', deleted: false, experiment: '', since: 0, variant: '', group: '' },
    ...flat(figuresOf({})),
    ...comparisonCells(undefined, null),
  },
  day: { campaign: '', day: '', variant: '', group: '', ...flat(figuresOf({})) },
  segment: { campaign: '', segment: '', variant: '', group: '', ...flat(figuresOf({})) },
};
