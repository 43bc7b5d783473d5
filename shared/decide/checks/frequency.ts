// Has this browser seen it, or other overlays, often enough? Is the page one to leave in peace?
import type { Frequency } from '../../schema/limits.ts';
import type { Session, ShownRecord } from '../../schema/page.ts';
import type { Attempt, VariantCheck } from '../check.ts';
import type { Facts } from '../facts.ts';
import { isOneMore, pageRefusal, sessionStart } from '../frequency.ts';
import { frequencyReason } from '../frequency-reason.ts';
import { tabFrequency } from '../tab.ts';

export const frequency: VariantCheck = {
  passes: (attempt) => {
    const [rules, limits, record] = asked(attempt);
    const { facts } = attempt;
    return !(limits || record) || !pageRefusal(rules, limits, record, facts.overlays(), facts.context.now);
  },
  refusal: (attempt) =>
    frequencyReason(...asked(attempt), attempt.facts.overlays(), attempt.facts.context.now),
};

export const quietUrl: VariantCheck = {
  passes: ({ variant, facts }) => !variant.overlay || !facts.quiet(),
  refusal: ({ facts }) => ({
    code: 'quiet-url',
    expected: facts.prepared.quiet.map((glob) => glob.source),
    actual: facts.path(),
  }),
};

/** What holds for it: of what is wished for nothing but an answer; of a tab no limit, and not that it was closed; of a
 * bar that stands already, no limit. */
function asked({ campaign, variant, tab, facts }: Attempt) {
  const { session, now } = facts.context;
  const record = recordOf(session, campaign.campaign.id);
  if (variant.wished) return [answersOnly(variant.frequency), null, record] as const;
  const rules = tab ? tabFrequency(variant.frequency) : variant.frequency;
  const limited = variant.overlay && !tab && isOneMore(variant.view, record, session, now);
  return [rules, limited ? facts.prepared.live.limits : null, record] as const;
}

/** The browser applies the rest where another condition of its trigger comes true. */
const answersOnly = ({ stopAfter = [] }: Frequency): Frequency => ({
  stopAfter: stopAfter.filter((why) => why !== 'close'),
});

const recordOf = ({ shown }: Session, id: string): ShownRecord | undefined =>
  shown && Object.hasOwn(shown, id) ? shown[id] : undefined;

/** The session with its count of overlays; a browser that does not count them is counted from what it has shown. */
export function overlaysIn({ prepared, context: { session, now } }: Facts): Session {
  if (session.overlays !== undefined) return session;
  const since = sessionStart(session, now);
  const times = Object.entries(session.shown ?? {})
    .filter(([id]) => !prepared.inPage.has(id))
    .flatMap(([, { at }]) => at);
  return { ...session, overlays: times.filter((at) => at >= since).length };
}
