// Has this browser seen it, or other overlays, often enough? Is the page one to leave in peace?
import type { Frequency } from '../../schema/limits.ts';
import type { Session, ShownRecord } from '../../schema/page.ts';
import type { Attempt, VariantCheck } from '../check.ts';
import type { Facts } from '../facts.ts';
import { isOneMore, pageRefusal, type SessionPart } from '../frequency.ts';
import { frequencyReason } from '../frequency-reason.ts';
import { sessionStart } from '../session-start.ts';
import { tabFrequency } from '../tab.ts';

export const frequency: VariantCheck = {
  passes: (attempt) => {
    const [rules, limits, record] = asked(attempt);
    const { facts } = attempt;
    return !(limits || record) || !pageRefusal(rules, limits, record, facts.visit(), facts.context.now);
  },
  refusal: (attempt) => frequencyReason(...asked(attempt), attempt.facts.visit(), attempt.facts.context.now),
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
  const record = recordOf(facts.context.session, campaign.campaign.id);
  if (variant.wished) return [answersOnly(variant.frequency), null, record] as const;
  const rules = tab ? tabFrequency(variant.frequency) : variant.frequency;
  const limited = variant.overlay && !tab && isOneMore(variant.view, record, facts.visit());
  return [rules, limited ? facts.prepared.live.limits : null, record] as const;
}

/** The browser applies the rest where another condition of its trigger comes true. */
const answersOnly = ({ stopAfter = [] }: Frequency): Frequency => ({
  stopAfter: stopAfter.filter((why) => why !== 'close'),
});

const recordOf = ({ shown }: Session, id: string): ShownRecord | undefined =>
  shown && Object.hasOwn(shown, id) ? shown[id] : undefined;

/** The session as a visit; overlays that the browser does not count are counted from what it has shown. */
export function visitOf({ prepared, context: { session, now } }: Facts): SessionPart {
  const startedAt = sessionStart(session, now);
  if (session.overlays !== undefined) return { ...session, startedAt };
  const times = Object.entries(session.shown ?? {})
    .filter(([id]) => !prepared.inPage.has(id))
    .flatMap(([, { at }]) => at);
  return { ...session, startedAt, overlays: times.filter((at) => at >= startedAt).length };
}
