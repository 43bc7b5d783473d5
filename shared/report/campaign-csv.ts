// The campaign report as a table: a line per variant of each run, per day, or per segment.
import type {
  CampaignFigures,
  CampaignReport,
  CampaignResults,
  CampaignRun,
  CodesBack,
  Incremental,
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

function runLines(one: CampaignResults, run: CampaignRun): Line[] {
  const { campaign, deleted } = one;
  const { experiment, since, result } = run;
  const codesOf = new Map(one.codesRedeemed.variants.map((codes) => [codes.variant, codes]));
  return run.variants.map(({ variant, group, ...figures }) => {
    const compared = group === 'shown' ? result.variants.find(({ id }) => id === variant) : undefined;
    return {
      ...{ campaign, deleted, experiment, since, variant, group },
      ...flat(figures),
      ...comparisonCells(compared, result.control),
      ...headlineCells(one.incremental),
      ...codeCells(group === 'shown' ? (codesOf.get(variant) ?? NO_CODES) : undefined),
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

/** Of the whole campaign: the same on each of its lines. */
const headlineCells = ({ revenue, withheld }: Incremental): Line => ({
  ...comparedCells('campaignIncrementalRevenue', 'Minor', revenue ?? undefined),
  withheld,
});

/** Of a variant in all its runs: the same on each of its lines. */
const codeCells = (back: Omit<CodesBack, 'variant'> | undefined): Line => ({
  singleUseCodesIssued: back?.issued ?? null,
  codesRedeemed: back?.codes ?? null,
});

const NO_CODES = { codes: 0, issued: 0 };
const NO_HEADLINE: Incremental = { revenue: null, margin: null, withheld: null };

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
    ...headlineCells(NO_HEADLINE),
    ...codeCells(undefined),
  },
  day: { campaign: '', day: '', variant: '', group: '', ...flat(figuresOf({})) },
  segment: { campaign: '', segment: '', variant: '', group: '', ...flat(figuresOf({})) },
};
