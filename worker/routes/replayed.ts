// What a config would have changed for the visits that were recorded: part of what a dry run answers.
import type { Context } from 'hono';
import { type LiveConfig, wholeConfig } from '../../shared/decide/live-config.ts';
import { prepare } from '../../shared/decide/prepare.ts';
import { scarceOf } from '../../shared/decide/scarce.ts';
import { type Replay, replay, replayOf } from '../../shared/replay/replay.ts';
import { replayReport, type SampledDay } from '../../shared/replay/report.ts';
import type { KeptSample, Sample } from '../../shared/replay/sample.ts';
import type { Flags } from '../../shared/schema/catalog.ts';
import type { Config } from '../../shared/schema/config.ts';
import type { ReplayReport } from '../../shared/schema/replay-report.ts';
import { liveCatalog, liveStore } from '../read/live-store.ts';
import type { StoredSample } from '../store/api/events.ts';
import { type StoreStub, storeStub } from '../store/stub.ts';
import { type AppEnv, readerOf } from './app-env.ts';
import { NotFound } from './problem.ts';
import { storeOf } from './store-of.ts';

/** A marketer waits for it: after so long (ms) no more samples are taken up. */
const TIME = 3000;

/** Replays the store's samples under the live config, as decisions read it, and this one. */
export async function replayed(c: Context<AppEnv>, config: Config): Promise<ReplayReport> {
  const now = Date.now();
  const reader = readerOf(c, now);
  const stub = storeStub(c.env, storeOf(c));
  const [live, catalog, days] = await Promise.all([
    liveStore(reader, storeOf(c)),
    liveCatalog(reader, storeOf(c)),
    stub.sampledDays(),
  ]);
  if (!live) throw new NotFound('There is no store of that id.');
  const whole = wholeConfig(config);
  const after = prepare(whole, live.published.revision + 1);
  // Of the same moment for both: else what ran out since the last catalogue would count as a change.
  const flagsOf = (one: LiveConfig): Promise<Flags> => stub.flags(scarceOf(one));
  const [ranOut, wouldHave] = await Promise.all([flagsOf(live.published.live), flagsOf(whole)]);
  const into = replayOf(live.prepared, after, catalog, { before: ranOut, after: wouldHave });
  await replayPages(stub, into, days, now + TIME);
  return { against: live.published.etag, ...replayReport(into, days) };
}

/** Takes pages of samples, some of every day, until there are no more. The clock stands still while code runs, and goes on
 * with each page. */
async function replayPages(
  stub: StoreStub,
  into: Replay,
  days: readonly SampledDay[],
  until: number,
): Promise<void> {
  let after = new Map(days.map(({ day }) => [day, '']));
  while (after.size > 0 && Date.now() < until) {
    const page = await stub.samplesAfter(after);
    replay(into, page.flatMap(readSample));
    after = new Map(page.map(({ day, id }) => [day, id]));
  }
}

/** None where it is of another shape than today's. */
function readSample({ day, id, input }: StoredSample): KeptSample[] {
  const sample: Sample = JSON.parse(input);
  return sample.v === 1 ? [{ day, id, sample }] : [];
}
