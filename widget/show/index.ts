// Show: arms the campaigns of one answer on one page, and puts each on the screen when its moment has come. One
// overlay at a time; the first whose trigger fires, of several the earlier; every check is made again then.
import { type Events, events } from './events.ts';
import { hostOf } from './given.ts';
import type { Arm } from './host.ts';
import { type Stage, stage } from './stage.ts';

let queue: Events | undefined;
let ours: Stage | undefined;

/** Arms every campaign this version can show. */
export const arm: Arm = (answer, given, before) => {
  const host = hostOf(given);
  const now = { answer, host, consented: host.consented() };
  queue ??= events(host);
  queue.carry(answer.sample);
  ours ??= stage(queue, now);
  if (before !== ours) ours.disarm();
  ours.arm(now);
  return ours;
};
