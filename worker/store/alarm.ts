// The alarm: profiles first, then due jobs, then the time of the next alarm.
import { deliveryJobs } from './delivering.ts';
import { fitStore } from './fit.ts';
import { keepFit } from './fitted.ts';
import { claimJobs } from './importing.ts';
import { type Jobs, nextJobAt, runDueJobs, schedule, wakeBy } from './jobs.ts';
import { publishRound, type Round } from './profiles.ts';
import { type Home, publishingJobs, renewCatalog } from './publishing.ts';
import { redactionJobs } from './redaction.ts';
import { redemptionJobs } from './redemptions.ts';
import { removalJobs } from './removal.ts';
import { reportJobs, scheduleReports } from './reports.ts';
import { retainJobs } from './retain.ts';
import { sampleJobs } from './samples.ts';

const DAY = 86_400_000;
const FIRST_RETRY = 2000;
const LAST_RETRY = 300_000;

/** What a store remembers between alarms, and may forget with its isolate. */
export type AlarmState = {
  /** Until when (ms) an import is held to be going on. */
  importingUntil: number;
  /** Rounds in a row whose puts failed. */
  failures: number;
};

/** Does what is due. Nothing it does may throw: an alarm that throws is given up after six tries. */
export async function onAlarm(home: Home, state: AlarmState): Promise<void> {
  const now = Date.now();
  const importing = now < state.importingUntil;
  const round = await roundOf(home, importing, now);
  await runDueJobs(home.sql, jobsOf(home), now);
  state.failures = round === 'failed' ? state.failures + 1 : 0;
  const again = againAt(round, state, importing, Date.now());
  const next = Math.min(again ?? Number.POSITIVE_INFINITY, nextJobAt(home.sql) ?? Number.POSITIVE_INFINITY);
  if (Number.isFinite(next)) await wakeBy(home.storage, next);
}

function jobsOf(home: Home): Jobs {
  return {
    fit: async (now) => {
      const fitted = await fitStore(home.sql, now, () => liveOrders(home));
      keepFit(home.sql, fitted, now, Date.now() - now);
      await renewCatalog(home, now);
      await scheduleReports(home.storage, now);
      // Time alone moves people and constants; a store without orders has nothing to move.
      if (fitted.products.length > 0) await schedule(home.storage, 'daily', now + DAY);
    },
    daily: (now) => schedule(home.storage, 'fit', now),
    ...reportJobs(home, () => liveOrders(home)),
    ...claimJobs(home.storage),
    ...deliveryJobs(home, () => liveOrders(home)),
    ...redemptionJobs(home, () => liveOrders(home)),
    ...publishingJobs(home),
    ...redactionJobs(home),
    ...removalJobs(home),
    ...retainJobs(home, () => liveOrders(home)),
    ...sampleJobs(home),
  };
}

/** Lets in what waits for the store, and publishes who ordered meanwhile: a fit of a large one takes seconds. */
async function liveOrders(home: Home): Promise<void> {
  await scheduler.wait(0);
  await roundOf(home, true, Date.now());
}

async function roundOf(home: Home, importing: boolean, now: number): Promise<Round> {
  try {
    return await publishRound(home, importing, now);
  } catch (fault) {
    console.error(JSON.stringify({ level: 'error', fault: `profiles: ${String(fault)}` }));
    return 'failed';
  }
}

function againAt(round: Round, state: AlarmState, importing: boolean, now: number): number | null {
  if (round === 'failed') return now + Math.min(LAST_RETRY, FIRST_RETRY * 2 ** (state.failures - 1));
  // The import may have ended meanwhile, which sets it to 0.
  if (importing) return Math.max(now, state.importingUntil);
  return round === 'more' ? now : null;
}
