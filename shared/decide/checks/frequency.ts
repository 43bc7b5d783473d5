// Has this browser seen it, or other overlays, often enough? Is the page one to leave in peace?
import type { Session, ShownRecord } from '../../schema/page.ts';
import type { VariantCheck } from '../check.ts';
import type { Facts } from '../facts.ts';
import { frequencyRefusal, sessionStart } from '../frequency.ts';
import { frequencyReason } from '../frequency-reason.ts';

export const frequency: VariantCheck = {
  passes: ({ campaign, variant, facts }) => {
    const { session, now } = facts.context;
    const limits = variant.overlay ? facts.prepared.live.limits : null;
    const record = recordOf(session, campaign.campaign.id);
    if (!limits && !record) return true;
    return !frequencyRefusal(variant.frequency, limits, record, facts.overlays(), now);
  },
  refusal: ({ campaign, variant, facts }) =>
    frequencyReason(
      variant.frequency,
      variant.overlay ? facts.prepared.live.limits : null,
      recordOf(facts.context.session, campaign.campaign.id),
      facts.overlays(),
      facts.context.now,
    ),
};

export const quietUrl: VariantCheck = {
  passes: ({ variant, facts }) => !variant.overlay || !facts.quiet(),
  refusal: ({ facts }) => ({
    code: 'quiet-url',
    expected: facts.prepared.quiet.map((glob) => glob.source),
    actual: facts.path(),
  }),
};

const recordOf = ({ shown }: Session, id: string): ShownRecord | undefined =>
  shown && Object.hasOwn(shown, id) ? shown[id] : undefined;

/** The session with its count of overlays; a browser that does not count them is counted from what it has shown. */
export function overlaysIn({ prepared, context: { session, now } }: Facts): Session {
  if (session.overlays !== undefined && session.lastOverlayAt !== undefined) return session;
  const since = sessionStart(session, now);
  const times = Object.entries(session.shown ?? {})
    .filter(([id]) => !prepared.inPage.has(id))
    .flatMap(([, { at }]) => at);
  const last = session.lastOverlayAt ?? (times.length > 0 ? Math.max(...times) : undefined);
  return {
    ...session,
    overlays: session.overlays ?? times.filter((at) => at >= since).length,
    ...(last !== undefined && { lastOverlayAt: last }),
  };
}
