// Show: arms the campaigns of one answer on one page, and puts each on the screen when its moment has come. One
// overlay at a time; the first whose trigger fires, of several the earlier; every check is made again then.
import type { Arm } from './host.ts';
import { take } from './now.ts';
import { playAnswer, stage } from './stage.ts';

/** Arms every campaign this version can show. */
export const arm: Arm = (answer, given) => {
  take(answer, given);
  playAnswer();
  stage.show(given.wanted ?? '');
  return stage;
};
