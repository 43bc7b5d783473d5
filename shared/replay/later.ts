// Later: a sample as if the same were asked some time later: every time in it moves on alike, so that nothing ages.
import type { Context } from '../decide/context.ts';
import type { Catalog } from '../schema/catalog.ts';
import type { Session } from '../schema/page.ts';
import type { Profile } from '../schema/profile.ts';
import type { Sample } from './sample.ts';

/** What to decide about `by` ms after the sample was taken, for a browser of that (made-up) id. */
export function contextLater(
  { at, page, session, profile, slots, geo }: Sample,
  visitor: string,
  catalog: Catalog | null,
  by: number,
): Context {
  return {
    ...{ consent: true, visitor, page, geo, catalog },
    profile: profile && profileLater(profile, by),
    session: sessionLater(session, by),
    ...(slots && { slots }),
    now: at + by,
  };
}

/** A catalogue whose bounds in time move on with the profiles. */
export const catalogLater = (catalog: Catalog, by: number): Catalog => ({
  ...catalog,
  builtAt: catalog.builtAt + by,
  model: {
    ...catalog.model,
    rfm: { ...catalog.model.rfm, recency: catalog.model.rfm.recency.map((at) => at + by) },
  },
});

const profileLater = (profile: Profile, by: number): Profile => ({
  ...profile,
  firstAt: profile.firstAt + by,
  lastAt: profile.lastAt + by,
  pairs: profile.pairs.map((pair) => ({ ...pair, lastAt: pair.lastAt + by })),
  ...(profile.tempo && { tempo: { ...profile.tempo, lastAt: profile.tempo.lastAt + by } }),
});

const sessionLater = (session: Session, by: number): Session => {
  const { startedAt, lastOverlayAt, shown } = session;
  return {
    ...session,
    ...(startedAt !== undefined && { startedAt: startedAt + by }),
    ...(lastOverlayAt !== undefined && { lastOverlayAt: lastOverlayAt + by }),
    ...(shown && {
      shown: Object.fromEntries(
        Object.entries(shown).map(([campaign, { at, end }]) => [
          campaign,
          { at: at.map((one) => one + by), ...(end && { end: { ...end, at: end.at + by } }) },
        ]),
      ),
    }),
  };
};
