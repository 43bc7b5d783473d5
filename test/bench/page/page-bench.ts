// What a shop's page costs its visitor on a slow phone: alone, with Reprise, with PostHog's surveys. docs/page-speed.md
// says how to read it.
import { launchBrowser } from '../../support/browser.ts';
import { dataFolder, freePort, type RunningWorker, startWorker } from '../../support/worker.ts';
import type { Row } from '../row.ts';
import { type Answer, type Asked, type Edge, edge, forwarding } from './edge.ts';
import { posthogCloud } from './posthog.ts';
import { rowsOf } from './rows.ts';
import { type Scenario, scenarios } from './scenario.ts';
import { shopPages } from './shop.ts';
import { publishStores } from './stores.ts';
import { type Visit, visit } from './visit.ts';

const PAGE = '/demo/products/harbour-espresso/';
const ROUNDS = 5;
/** Every popup is due this long after its visitor came. */
const DELAY_SECONDS = 3;

/** Opens the page in every scenario, in turns; starts and ends all it needs. */
export async function pageBench(): Promise<Row[]> {
  const data = await dataFolder();
  try {
    const worker = await startWorker(await freePort(), data.folder);
    try {
      return await withEdges((open) => measured(worker, open));
    } finally {
      await worker.stop();
    }
  } finally {
    await data.remove();
  }
}

type Open = (answer: (asked: Asked) => Promise<Answer>) => Promise<string>;

/** Closes every edge that was opened. */
async function withEdges<T>(work: (open: Open) => Promise<T>): Promise<T> {
  const edges: Edge[] = [];
  try {
    return await work(async (answer) => {
      const opened = await edge(answer);
      edges.push(opened);
      return opened.url;
    });
  } finally {
    await Promise.all(edges.map((one) => one.close()));
  }
}

async function measured(worker: RunningWorker, open: Open): Promise<Row[]> {
  const known = scenarios({
    reprise: await open(forwarding(worker.url)),
    posthog: await open(posthogCloud('/products/', DELAY_SECONDS)),
    posthogElsewhere: await open(posthogCloud('/account/', DELAY_SECONDS)),
  });
  const shop = await open(shopPages(worker.url, known));
  await publishStores(worker, shop, DELAY_SECONDS);
  return rowsOf(known, await visits(known, shop));
}

/** By scenario, one visit a round; a first round warms up what is started late, and is not counted. */
async function visits(known: readonly Scenario[], shop: string): Promise<ReadonlyMap<Scenario, Visit[]>> {
  const all = new Map<Scenario, Visit[]>(known.map((one) => [one, []]));
  const browser = await launchBrowser();
  try {
    for (let round = 0; round <= ROUNDS; round++)
      for (const scenario of known) {
        const seen = await visit(browser, `${shop}${PAGE}?with=${scenario.id}`, scenario);
        if (round > 0) all.get(scenario)?.push(seen);
      }
    return all;
  } finally {
    await browser.close();
  }
}
