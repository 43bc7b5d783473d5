// A key that stands in the wrong place: where it belongs, in words.
import * as v from 'valibot';
import type { Path } from '../fault.ts';
import { isUnder, type KeyPlace, placesOf, spelled } from './key-places.ts';

/** What other tools and people call a part of a campaign. */
const OTHER_WORDS: Readonly<Record<string, string>> = {
  button: 'content.en.action',
  cooldown: 'frequency.daysAfterClose',
  coupon: 'offer.code',
  delay: 'trigger.any[].afterSeconds',
  discount: 'offer',
  enabled: 'status',
  end: 'schedule.until',
  headline: 'content.en.title',
  message: 'content.en.body',
  start: 'schedule.from',
  text: 'content.en.body',
  type: 'kind',
};
/** Parts of the document that say nothing of a single campaign. */
const COMMON: readonly string[] = ['store', 'theme', 'limits'];

/** That the key is right in this object, in another branch of it. */
export function branchHint(path: Path, key: string): string | undefined {
  const object = fromTop(path);
  const own = placesOf(key).filter((p) => isIn(p, object) && p.path.at(-1) === key);
  const [first] = own.flatMap(({ branch }) => branch ?? []);
  if (!first) return undefined;
  const literals = new Set(own.flatMap(({ branch }) => branch?.literal ?? []));
  return `; it goes with \`${first.key}\` ${[...literals].join(' or ')}`;
}

/** A place further inside the object for just this key and value; `keys`: those the object may have. */
export function insideHint(
  path: Path,
  key: string,
  value: unknown,
  keys: readonly string[],
): string | undefined {
  const object = fromTop(path);
  const place = placesOf(key).find(
    (p) => p.path.at(-1) === key && isDeeper(p, object, keys) && v.is(p.schema, value),
  );
  return place && belongs(place.path.slice(object.length));
}

/** A place for a key like this one: inside the object, in the campaign it stands in, or in a part all campaigns share. */
export function elsewhereHint(path: Path, key: string, keys: readonly string[]): string | undefined {
  const object = fromTop(path);
  const places = placesOf(key);
  const isCampaign = object[0] === 'campaigns';
  const word = isCampaign && object.length === 2 && Object.hasOwn(OTHER_WORDS, key) && OTHER_WORDS[key];
  if (word) return `; it is called \`${word}\` here`;
  const inside = places.find((p) => isDeeper(p, object, keys));
  if (inside) return belongs(inside.path.slice(object.length));
  const beside =
    isCampaign && !object.includes('experiment') && places.find((p) => p.path[0] === 'campaigns');
  if (beside && !isIn(beside, object)) return `${belongs(beside.path.slice(2))} of the campaign`;
  const common = places.find(
    (p) => !isIn(p, object) && (p.path.length === 1 || COMMON.includes(p.path[0] ?? '')),
  );
  if (!common) return undefined;
  return common.path.length === 1 ? '; it belongs at the top of the document' : belongs(common.path);
}

const isIn = (place: KeyPlace, object: Path): boolean =>
  place.path.length === object.length + 1 && isUnder(place, object);

const isDeeper = (place: KeyPlace, object: Path, keys: readonly string[]): boolean =>
  place.path.length > object.length + 1 &&
  isUnder(place, object) &&
  keys.includes(place.path[object.length] ?? '');

const belongs = (path: readonly string[]): string => `; it belongs in \`${spelled(path)}\``;

/** Parts of a variant are checked as parts of their campaign, by paths that begin there. */
const fromTop = (path: Path): Path =>
  path.length === 0 || placesOf(String(path[0])).some((p) => p.path.length === 1 && p.path[0] === path[0])
    ? path
    : ['campaigns', 0, ...path];
