// Texts missing in a language the store uses: whoever reads it gets the store's language instead, or half of each.
import type { PreparedCampaign } from '../../decide/prepared.ts';
import { at } from '../../schema/check/raw.ts';
import { CONTENT_TEXTS, type ContentFields } from '../../schema/content.ts';
import type { Path } from '../../schema/fault.ts';
import { languageKey, languageOf } from '../../schema/locale.ts';
import type { Finding } from '../finding.ts';
import { type Check, pathIn, type Subject } from '../subject.ts';

/** More languages than any shop speaks. */
const MOST_LANGUAGES = 100;

export const texts: Check = function* (subject) {
  const used = languagesUsed(subject);
  const { locale } = subject.config.store;
  for (const campaign of subject.running) {
    const wanted = wantedBy(campaign, used);
    const own = [...partFindings(campaign.campaign, wanted, locale)];
    yield* own.map((found) => ({ ...found, path: pathIn(campaign, ...found.path) }));
    // What an arm takes over from the campaign is said there.
    const known = new Set(own.map((found) => JSON.stringify(found)));
    for (const [arm, variant] of campaign.variants.entries()) {
      const path = pathIn(campaign, 'experiment', 'variants', arm);
      for (const found of variant.changes.size > 0 ? partFindings(variant, wanted, locale) : [])
        if (variant.changes.has(String(found.path[0])) && !known.has(JSON.stringify(found)))
          yield { ...found, path: [...path, ...found.path] };
    }
  }
};

/** Languages that the store or some running campaign is written in, each once. */
const languagesUsed = ({ config, running }: Subject): readonly string[] =>
  eachOnce([config.store.locale, ...running.flatMap(({ campaign }) => Object.keys(campaign.content))]);

/** Those that a campaign is for; where it does not say, all that the store uses. */
const wantedBy = ({ campaign }: PreparedCampaign, used: readonly string[]): readonly string[] =>
  campaign.audience?.languages ? eachOnce(campaign.audience.languages) : used;

function eachOnce(tags: readonly string[]): readonly string[] {
  const found = new Map<string, string>();
  for (const tag of new Set(tags)) {
    if (found.size === MOST_LANGUAGES) break;
    if (!found.has(keyOf(tag))) found.set(keyOf(tag), tag);
  }
  return [...found.values()];
}

const keys = new Map<string, string>();

/** `Intl` is slow, and a config repeats few tags. */
function keyOf(tag: string): string {
  const key = keys.get(tag) ?? languageKey(tag);
  if (keys.size < 10 * MOST_LANGUAGES) keys.set(tag, key);
  return key;
}

type Parts = Pick<PreparedCampaign['variants'][0], 'content'> &
  Partial<Pick<PreparedCampaign['campaign'], 'offer' | 'form'>>;
type Found = Extract<Finding, { readonly code: 'text-missing' | 'text-partial' }>;

/** Findings with paths from the campaign on. */
function* partFindings(
  { content, offer, form }: Parts,
  wanted: readonly string[],
  store: string,
): Generator<Found> {
  yield* missing(content, wanted, store, ['content']);
  yield* partial(content, wanted, store);
  if (offer?.terms) yield* missing(offer.terms, wanted, store, ['offer', 'terms']);
  if (offer?.kind === 'gift') yield* missing(offer.gift, wanted, store, ['offer', 'gift']);
  if (form?.consent) yield* missing(form.consent.text, wanted, store, ['form', 'consent', 'text']);
}

function* missing(
  texts: Readonly<Record<string, unknown>>,
  wanted: readonly string[],
  instead: string,
  path: Path,
): Generator<Found> {
  const there = new Set(Object.keys(texts).map(keyOf));
  const languages = wanted.filter((tag) => !there.has(keyOf(tag)));
  if (languages.length > 0)
    yield { code: 'text-missing', path, languages: languages.map(languageName), instead };
}

function* partial(
  content: Readonly<Record<string, ContentFields>>,
  wanted: readonly string[],
  instead: string,
): Generator<Found> {
  const byLanguage = Map.groupBy(Object.entries(content), ([tag]) => keyOf(tag));
  const said = fieldsOf(byLanguage.get(keyOf(instead)) ?? []);
  for (const language of said.length > 0 ? wanted : []) {
    const theirs = keyOf(language) === keyOf(instead) ? [] : (byLanguage.get(keyOf(language)) ?? []);
    const [first] = theirs;
    if (!first) continue;
    const there = fieldsOf(theirs);
    const fields = said.filter((field) => !there.includes(field));
    const path = ['content', first[0]];
    if (fields.length > 0)
      yield { code: 'text-partial', path, language: languageName(language), fields, instead };
  }
}

const fieldsOf = (entries: readonly (readonly [string, ContentFields])[]): readonly string[] =>
  CONTENT_TEXTS.filter((path) => entries.some(([, fields]) => at(fields, ...path) !== undefined)).map(
    (path) => path.join('/'),
  );

/** `pt` of `pt-BR`; of Chinese the tag, for its scripts are two texts. */
const languageName = (tag: string): string => (languageOf(tag) === 'zh' ? tag : languageOf(tag));
