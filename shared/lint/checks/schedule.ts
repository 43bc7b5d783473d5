// A live campaign whose time is over, or never comes.
import { localTime, momentOf } from '../../decide/local-time.ts';
import { type OpenHours, opensNow } from '../../decide/schedule.ts';
import { type Check, pathIn } from '../subject.ts';

const DAY = 86_400_000;
const DAY_MINUTES = 1440;
/** Every weekday comes within so many days. */
const WEEK = 8;

export const schedule: Check = function* ({ live, config, state: { now } }) {
  for (const campaign of live) {
    const { open } = campaign;
    const until = campaign.campaign.schedule?.until;
    if (!open || until === undefined) continue;
    const path = pathIn(campaign, 'schedule', 'until');
    if (open.until <= now) yield { code: 'schedule-over', path, until };
    else if (!opensFrom(Math.max(now, open.from), open, config.store.timeZone))
      yield { code: 'never-open', path: pathIn(campaign, 'schedule'), until };
  }
};

/** Whether it opens between a moment and its end: only at that moment, at midnight or when a window starts can it. */
function opensFrom(from: number, open: OpenHours, timeZone: string): boolean {
  if (open.until - from > WEEK * DAY) return true;
  if (opensNow(open, localTime(timeZone, from))) return true;
  const starts = [0, ...(open.windows ?? []).map(({ start }) => start)];
  for (let day = 0; day < WEEK + 2; day++)
    for (const start of starts) {
      const at = momentOf(timeZone, from, day * DAY_MINUTES + start);
      if (at >= from && at < open.until && opensNow(open, localTime(timeZone, at))) return true;
    }
  return false;
}
