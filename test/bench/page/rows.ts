// Rows: from the visits of all scenarios to the figures of the table, the median of each with its range.
import { median, type Row } from '../row.ts';
import type { Scenario } from './scenario.ts';
import type { Fetched, Visit } from './visit.ts';

type Visits = ReadonlyMap<Scenario, readonly Visit[]>;
type Figure = {
  readonly what: string;
  readonly unit: string;
  /** Of Reprise. */
  readonly goal?: string;
  readonly digits?: number;
  readonly of: (visit: Visit) => number | undefined;
};

const bytes = (fetched: readonly Fetched[]) => fetched.reduce((sum, one) => sum + one.bytes, 0);
const scripts = ({ fetched }: Visit) => fetched.filter(({ script }) => script);
const questions = ({ fetched }: Visit) => fetched.filter(({ script }) => !script);
/** What the page's own tag makes it fetch, whatever there is to show. */
const eager = ({ path }: Fetched) => !/^\/r\/|\/surveys\.js$/.test(path);

const ALL: readonly Figure[] = [
  { what: 'layout shift', unit: '', goal: '0.000', digits: 3, of: ({ shift }) => shift },
  { what: 'largest contentful paint', unit: 'ms', goal: 'as alone', of: ({ lcp }) => lcp },
  { what: 'total blocking time', unit: 'ms', goal: 'as alone', of: ({ blocking }) => blocking },
  { what: 'longest task of the page', unit: 'ms', of: ({ longest }) => longest },
];

/** Of the tool's own doing. */
const OWN: readonly Figure[] = [
  {
    what: 'longest task with its scripts',
    unit: 'ms',
    goal: '≤ 50',
    of: ({ longestOfTool }) => longestOfTool,
  },
  { what: 'its scripts, longest in a task', unit: 'ms', of: ({ longestInTool }) => longestInTool },
  { what: 'its scripts, in all', unit: 'ms', of: ({ scriptsOfTool }) => scriptsOfTool },
  {
    what: 'scripts fetched by the tag alone',
    unit: 'bytes',
    goal: '≤ 4,096',
    of: (visit) => bytes(scripts(visit).filter(eager)),
  },
  {
    what: 'scripts fetched to show',
    unit: 'bytes',
    goal: '≤ 10,240 for a popup',
    of: (visit) => bytes(scripts(visit).filter((one) => !eager(one))),
  },
  { what: 'data fetched', unit: 'bytes', of: (visit) => bytes(questions(visit)) },
  {
    what: 'requests for data before an offer',
    unit: '',
    goal: '1',
    of: (visit) => questions(visit).filter(({ beforeShown }) => beforeShown).length,
  },
  { what: 'requests in all', unit: '', of: ({ fetched }) => fetched.length },
  { what: 'the offer stands after', unit: 'ms', of: ({ shownAt }) => shownAt },
];

/** One row per figure and scenario, and one that says what the largest paint was. */
export function rowsOf(known: readonly Scenario[], visits: Visits): Row[] {
  return known.flatMap((scenario) => {
    const all = visits.get(scenario) ?? [];
    const figures = scenario.tool === undefined ? ALL : [...ALL, ...OWN];
    const painted = [...new Set(all.map(({ lcpElement }) => lcpElement))].join(', ');
    return [
      ...figures.flatMap((figure) => rowOf(figure, all)),
      { what: 'largest contentful paint, element', unit: '', value: 0, text: painted },
    ].map((row) => ({ bench: 'page', column: scenario.name, ...row }));
  });
}

function rowOf({ what, unit, goal, digits = 0, of }: Figure, visits: readonly Visit[]): Omit<Row, 'bench'>[] {
  const values = visits.flatMap((visit) => of(visit) ?? []);
  if (values.length === 0) return [];
  const range = [Math.min(...values), Math.max(...values)] as const;
  return [{ what, unit, value: median(values), range, digits, ...(goal && { goal }) }];
}
