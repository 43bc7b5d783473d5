// Pass: goes over the campaigns whose trigger fired, and shows what may show now. The first whose trigger fires shows,
// of several the earlier; every check is made again at this moment.
import type { Cue, Hindrance, Reason } from './cue.ts';
import { answer, consented, cues, host } from './now.ts';
import { refusalNow, type Why } from './refusal.ts';
import { busy } from './scene.ts';
import { open } from './screen.ts';

/** Answers whether to look again soon; elsewhere an event will tell. */
export function pass(show: (cue: Cue) => void, next: () => void): boolean {
  let again = false;
  let earlier = false;
  let wish: boolean | undefined;
  const before = open;
  for (const cue of cues) {
    if (cue.state !== 'waiting') continue;
    const refusal = refusalOf(cue, cue.wished);
    const why: Reason | undefined =
      refusal ?? hindrance(cue, cue.wished ? wish || open !== before : earlier || !!open, next);
    cue.why = why;
    if (!why) show(cue);
    else if (why === 'loading') {
      earlier ||= cue.over;
      wish ||= cue.over && cue.wished;
    }
    // Who did not leave then is leaving no longer, and who wished for it is elsewhere by then.
    else if (cue.wished === false || (cue.wished && /another|hidden|ialog|typing/.test(why)))
      cue.state = 'armed';
    else if (/soon|ialog|typing/.test(why)) again = true;
    else if (refusal) cue.state = 'refused';
  }
  return again;
}

/** What is against showing it now. */
export const refusalOf = ({ decided }: Cue, wished?: boolean): Why | undefined =>
  refusalNow(decided, answer.limits, host.record(), Date.now(), wished);

/** What it has to wait for. */
function hindrance({ overlay, over, draw }: Cue, taken: boolean, next: () => void): Hindrance | undefined {
  if (over && taken) return 'another';
  if (draw === undefined) return 'loading';
  // The answer to another question: a new one is on its way.
  if (host.consented() !== consented) return 'consent';
  if (!overlay) return draw?.place?.() ? undefined : 'no-place';
  return busy(next);
}
