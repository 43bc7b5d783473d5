// A store from its import to its reports, in bites, at growing sizes: processor time (a machine that does other things
// would lengthen any other), memory that is really held, rows written.
import { type Batch, madeUp, realYear } from './bench-orders.ts';
import { held } from './held.ts';
import { nodeStorage } from './node-storage.ts';
import type { Row } from './row.ts';

const NOW = 1_800_000_000_000;
const SIZES = [10_000, 100_000, 1_000_000] as const;
/** Bites after which memory is looked at: looking takes longer than a bite. */
const LOOK_EVERY = 25;

type Step = { readonly ms: number; readonly longest: number; readonly heldMb: number };
type Pause = () => Promise<unknown>;
type Steps = {
  readonly take: (batch: Batch, now: number) => Promise<unknown>;
  readonly fit: (now: number, pause: Pause) => Promise<unknown>;
  readonly report: (now: number, pause: Pause) => Promise<unknown>;
  readonly publish: (now: number, pause: Pause) => Promise<unknown>;
};

export async function growthRows(): Promise<Row[]> {
  const year = realYear(NOW);
  if (year === null)
    console.error('models: ../shared/data/online-retail-y1.csv.gz is not here; orders are made up');
  const first = await life(
    year === null ? 'made-up orders' : 'online-retail-y1',
    year ?? madeUp(400_000, NOW),
  );
  const sizes: Awaited<ReturnType<typeof life>>[] = [];
  for (const size of SIZES)
    sizes.push(await life(`${size.toLocaleString('en')} made-up lines`, madeUp(size, NOW)));
  const growth = (what: 'import' | 'fit' | 'report' | 'publish'): Row[] =>
    SIZES.slice(1).map((to, i) => {
      const from = SIZES[i] ?? to;
      const [before = 1, after = 1] = sizes.slice(i, i + 2).map(({ steps }) => steps[what].ms);
      const range = `${from.toLocaleString('en')} → ${to.toLocaleString('en')} lines`;
      return rowOf(
        `growth of ${what}, ${range}: exponent`,
        exponent(before, after, from, to),
        '',
        goalOf(from, to),
      );
    });
  return [
    ...[first, ...sizes].flatMap(({ rows }) => rows),
    ...(['import', 'fit', 'report', 'publish'] as const).flatMap(growth),
  ];
}

/** The power of the number of lines by which a step's time grows. */
const exponent = (before: number, after: number, from: number, to: number) =>
  Math.log(after / before) / Math.log(to / from);

/** That of n log n: 1.10 from 10,000 to 100,000, and less the further up. */
const goalOf = (from: number, to: number) => {
  const power = exponent(from * Math.log(from), to * Math.log(to), from, to);
  return `≤ ${power.toFixed(2)} (n log n)`;
};

/** Imports, fits, reports and publishes; what each took. */
async function life(what: string, batches: Iterable<Batch>) {
  const { storage, written, close } = nodeStorage();
  // By its address, for its types are the Worker's and not this process's.
  const { storeSteps } = await import(new URL('store-steps.ts', import.meta.url).href);
  const puts = { n: 0 };
  const kv = { put: async () => void puts.n++, delete: async () => {} };
  const steps: Steps = storeSteps(storage, kv);
  const taken = await measured(async (pause) => {
    for (const batch of batches) {
      await steps.take(batch, NOW);
      await pause();
    }
  });
  const imported = written();
  const fit = await measured((pause) => steps.fit(NOW, pause));
  const report = await measured((pause) => steps.report(NOW, pause));
  const publish = await measured((pause) => steps.publish(NOW, pause));
  const rows = [
    ...[rowOf(`${what}: import`, taken.ms, 'ms'), rowOf(`${what}: fit`, fit.ms, 'ms')],
    ...[rowOf(`${what}: reports`, report.ms, 'ms'), rowOf(`${what}: profiles`, publish.ms, 'ms')],
    rowOf(`${what}: rows written by the import`, imported, ''),
    rowOf(`${what}: rows written in all`, written(), ''),
    rowOf(`${what}: values put into KV`, puts.n, ''),
    rowOf(
      `${what}: longest bite`,
      Math.max(...[taken, fit, report, publish].map((one) => one.longest)),
      'ms',
      '≤ 200',
    ),
    rowOf(`${what}: memory held at most`, Math.max(fit.heldMb, report.heldMb, publish.heldMb), 'MB', '≤ 100'),
  ];
  close();
  return { rows, steps: { import: taken, fit, report, publish } };
}

/** Processor ms in all and of the longest bite, and the most memory held at any look. */
async function measured(work: (pause: Pause) => Promise<unknown>): Promise<Step> {
  const before = held();
  let [ms, longest, peak, bites] = [0, 0, before, 0];
  let began = process.cpuUsage();
  const bite = () => {
    const { user, system } = process.cpuUsage(began);
    const took = (user + system) / 1000;
    ms += took;
    longest = Math.max(longest, took);
    if (++bites % LOOK_EVERY === 0) peak = Math.max(peak, held());
    began = process.cpuUsage();
  };
  await work(async () => bite());
  bite();
  return { ms, longest, heldMb: (Math.max(peak, held()) - before) / 1e6 };
}

const rowOf = (what: string, value: number, unit: string, goal?: string): Row => ({
  ...{ bench: 'models', what, value, unit },
  ...(goal && { goal }),
});
