// ToldSession: a browser's record of itself. It lies in storage, where anybody can write.
import * as v from 'valibot';
import { MAX_VIEWED, Session, ShownRecord } from './page.ts';
import { Millis, ShopId } from './primitives.ts';
import { cutTo, sound, soundEntries, soundItems, wholeOrParts } from './sound.ts';
import { ToldTags } from './told-tags.ts';

const MAX_TIMES = 50;
/** Of more times than that the rest is not looked at. */
const MOST_READ = 1000;
const MAX_CAMPAIGNS = 1000;
const MAX_ADDRESS = 2048;

const { entries: session } = Session;
const { entries: end } = ShownRecord.entries.end.wrapped;

/** Of too many times and campaigns the last are kept: browsers add at the end. */
const ToldRecord = v.object({
  at: v.fallback(
    v.pipe(
      v.array(v.unknown()),
      v.transform((times) =>
        times
          .slice(-MOST_READ)
          .filter((time) => v.is(Millis, time))
          .slice(-MAX_TIMES),
      ),
    ),
    [],
  ),
  end: sound(v.object({ why: end.why, at: end.at, tab: sound(end.tab.wrapped) })),
});

const Told = v.object({ ...session, utm: v.optional(ToldTags) });

const SoundParts = v.object({
  visits: v.fallback(session.visits, 1),
  pages: v.fallback(session.pages, 1),
  seconds: sound(session.seconds.wrapped),
  startedAt: sound(session.startedAt.wrapped),
  landing: sound(cutTo(MAX_ADDRESS)),
  referrer: sound(cutTo(MAX_ADDRESS)),
  utm: sound(ToldTags),
  shown: sound(soundEntries(64, ToldRecord, MAX_CAMPAIGNS)),
  overlays: sound(session.overlays.wrapped),
  lastOverlayAt: sound(session.lastOverlayAt.wrapped),
  lead: sound(session.lead.wrapped),
  bought: sound(session.bought.wrapped),
  viewed: sound(soundItems(ShopId, MAX_VIEWED)),
});

/** A first visit, where there is nothing sound. */
export const ToldSession = v.fallback(wholeOrParts(Told, SoundParts), { visits: 1, pages: 1 });
