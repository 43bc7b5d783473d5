// What experiments, a control group and samples for replays add to the processor time of /v1/decide: with and without,
// turn by turn in one run.
import autocannon from 'autocannon';
import type { ConfigInput } from '../../shared/schema/config.ts';
import { OPERATOR_KEY, startDirect } from '../support/direct-worker.ts';
import { newStore } from './admin.ts';
import { configOf, request } from './fixtures.ts';
import { childrenNamed, secondsOf } from './processor-time.ts';
import { median, type Row } from './row.ts';

const CAMPAIGNS = 10;
const ROUNDS = 9;
const REQUESTS = 2000;
/** The share of answers that carry a sample where nothing else is set. */
const SHARE = 0.05;

type Target = { readonly name: string; readonly pid: number; readonly url: string; readonly body: string };

export async function featuresBench(): Promise<Row[]> {
  const without = await serve('0');
  const usual = await serve(String(SHARE));
  const always = await serve('1');
  try {
    return rowsOf(
      await processorTimes([
        await targetOf(without, 'nothing', configOf(CAMPAIGNS)),
        await targetOf(without, 'experiments', experimentsIn(configOf(CAMPAIGNS))),
        await targetOf(usual, 'both', experimentsIn(configOf(CAMPAIGNS))),
        await targetOf(always, 'sampled', configOf(CAMPAIGNS)),
      ]),
    );
  } finally {
    await Promise.all([without, usual, always].map(({ miniflare }) => miniflare.dispose()));
  }
}

function rowsOf(times: ReadonlyMap<string, readonly number[]>): Row[] {
  const of = (name: string) => times.get(name) ?? [];
  const time = (what: string, name: string): Row => ({
    ...{ bench: 'features', what: `a decision ${what}`, unit: 'µs of processor' },
    value: median(of(name)) * 1e6,
  });
  const added = (what: string, name: string, share = 1): Row => ({
    ...{ bench: 'features', what: `added by ${what}`, unit: '× its time', goal: '< 0.1' },
    value: median(of(name).map((one, round) => one / (of('nothing')[round] ?? Number.NaN) - 1)) * share,
  });
  return [
    time('without experiments and samples', 'nothing'),
    time('whose answer carries a sample', 'sampled'),
    added('experiments and a control group', 'experiments'),
    added('a sample in one answer of twenty', 'sampled', SHARE),
    added('all of them together', 'both'),
  ];
}

/** A Worker that samples this share of its answers, with the process it runs in. */
async function serve(share: string) {
  const before = childrenNamed('workerd');
  const { url, miniflare } = await startDirect('worker/index.ts', { SAMPLE_SHARE: share });
  const pid = childrenNamed('workerd').find((child) => !before.includes(child));
  if (pid === undefined) throw new Error('the process of the Worker is not found');
  return { url, miniflare, pid };
}

/** Seconds of processor time a request, by target, one figure a round; targets take turns. */
async function processorTimes(targets: readonly Target[]): Promise<ReadonlyMap<string, readonly number[]>> {
  const times = new Map<string, number[]>(targets.map(({ name }) => [name, []]));
  for (const target of targets) await turn(target);
  for (let round = 0; round < ROUNDS; round++)
    for (const target of targets) times.get(target.name)?.push(await turn(target));
  return times;
}

async function turn({ pid, url, body }: Target): Promise<number> {
  const before = secondsOf(pid);
  const { non2xx, errors } = await autocannon({
    ...{ url, method: 'POST', body, connections: 16, amount: REQUESTS },
    headers: { 'content-type': 'text/plain' },
  });
  if (non2xx + errors > 0) throw new Error(`${non2xx} answers other than 2xx, ${errors} errors`);
  return (secondsOf(pid) - before) / REQUESTS;
}

/** The same campaigns, each an experiment of two arms and a holdout, in a store with a control group. */
function experimentsIn({ store, campaigns, ...config }: ConfigInput): ConfigInput {
  return {
    ...config,
    store: { ...store, control: 0.05 },
    campaigns: campaigns.map((campaign) => ({
      ...campaign,
      experiment: {
        id: `test-of-${campaign.id}`,
        holdout: 0.1,
        variants: [
          { id: 'a', weight: 1 },
          { id: 'b', weight: 1, content: { en: { title: 'Another title' } } },
        ],
      },
    })),
  };
}

/** A browser on its second page, in a store of its own. */
async function targetOf(
  { url, pid }: Awaited<ReturnType<typeof serve>>,
  name: string,
  config: ConfigInput,
): Promise<Target> {
  const store = await newStore(url, OPERATOR_KEY, name);
  await store.call('PUT', '/config', config);
  const body = { ...request, store: store.id };
  const first = await fetch(`${url}/v1/decide`, { method: 'POST', body: JSON.stringify(body) });
  const { visitor } = await first.json();
  return { name, pid, url: `${url}/v1/decide`, body: JSON.stringify({ ...body, visitor }) };
}
