// Show: arms the campaigns of one answer, and puts each on the screen when its moment has come.
import { Campaign } from './campaign.ts';
import { Events } from './events.ts';
import type { Arm } from './host.ts';
import { Stage } from './stage.ts';

let events: Events | undefined;

/** Arms every campaign this version can show. */
export const arm: Arm = (answer, host) => {
  events ??= new Events(host);
  events.carry(answer.sample);
  const queue = events;
  const campaigns = answer.decisions.map((decided) => new Campaign(decided, answer, host, queue));
  return new Stage(campaigns, answer.limits, host);
};
