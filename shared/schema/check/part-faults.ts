// Parts that are right alone and wrong together: content and languages, view and trigger, pins, amounts. Asked of a
// campaign, and of what each variant makes of it.
import { CONTENT_FIELDS, CONTENT_TEXTS } from '../content.ts';
import { type Path, type PathFault, quoted } from '../fault.ts';
import { speaks } from '../locale.ts';
import { isObject } from '../merge-patch.ts';
import { amountFaults } from './amount-faults.ts';
import { languageFaults } from './language-faults.ts';
import { messageFaults } from './message-faults.ts';
import { at, entriesAt, listAt, numberAt, textAt } from './raw.ts';

export type StoreFacts = {
  /** The language of the store. */
  readonly locale: string | undefined;
  readonly currency: string | undefined;
  /** Of the campaign's audience, where it names some. */
  readonly languages: readonly string[];
};

/** Faults with paths from the campaign on. `parts` holds content, view, offer, form, trigger, recommendations. */
export function partFaults(parts: unknown, store: StoreFacts): PathFault[] {
  return [
    ...contentFaults(parts, store),
    ...triggerFaults(parts),
    ...formFaults(parts),
    ...pinFaults(parts),
    ...TEXTS.flatMap((path) => languagesOf(parts, path, store)),
    ...AMOUNTS.flatMap((path) => amountFaults(parts, path)),
    ...uncounted(parts, BUDGET, store),
  ];
}

const TEXTS: readonly Path[] = [
  ['offer', 'terms'],
  ['offer', 'gift'],
  ['form', 'consent', 'text'],
];
const BUDGET: Path = ['offer', 'budget', 'amount'];
const AMOUNTS: readonly Path[] = [['offer', 'amount'], ['offer', 'minimum'], BUDGET];

function contentFaults(parts: unknown, store: StoreFacts): PathFault[] {
  const entries = entriesAt(parts, 'content');
  const languages = entries.flatMap(([language]) => languageFaults(language, ['content', language]));
  const messages = entries.flatMap(([language, fields]) =>
    CONTENT_TEXTS.flatMap((path) =>
      messageFaults(textAt(fields, ...path) ?? '', CONTENT_FIELDS).map((detail) => ({
        path: ['content', language, ...path],
        detail,
      })),
    ),
  );
  return [...languages, ...messages, ...missingLanguage(entries, ['content'], store)];
}

function languagesOf(parts: unknown, path: Path, store: StoreFacts): PathFault[] {
  const entries = entriesAt(parts, ...path);
  const languages = entries.flatMap(([language]) => languageFaults(language, [...path, language]));
  return [...languages, ...missingLanguage(entries, path, store)];
}

type Entries = ReturnType<typeof entriesAt>;

/** Every other language falls back to the store's, so that one must be there, unless the campaign is only for others. */
function missingLanguage(entries: Entries, path: Path, { locale, languages }: StoreFacts): PathFault[] {
  const has = (language: string) => entries.some(([tag]) => speaks(tag, language));
  if (locale === undefined || entries.length === 0 || has(locale)) return [];
  if (languages.length > 0 && languages.every(has)) return [];
  const detail = `has no text in ${quoted(locale)}, the language of the store, to which the others fall back`;
  return [{ path, detail }];
}

/** What was given away is counted in the store's currency: a budget in others only would never be spent. */
function uncounted(parts: unknown, path: Path, { currency }: StoreFacts): PathFault[] {
  const entries = entriesAt(parts, ...path);
  if (currency === undefined || entries.length === 0 || entries.some(([code]) => code === currency))
    return [];
  return [
    { path, detail: `has no amount in ${currency}, the currency of the store, in which it is counted` },
  ];
}

function triggerFaults(parts: unknown): PathFault[] {
  const trigger = at(parts, 'trigger');
  if (!isObject(trigger)) return [];
  const paths: Path[] = ['any', 'all'].flatMap((of) => listAt(trigger, of).map((_, i) => ['trigger', of, i]));
  return paths.flatMap((path) => amountFaults(parts, [...path, 'cartTotal']));
}

/** A bar is one line over the page. */
const formFaults = (parts: unknown): PathFault[] =>
  textAt(parts, 'view', 'as') === 'bar' && isObject(at(parts, 'form'))
    ? [{ path: ['form'], detail: 'a bar has no room for a form; use a popup, slide-in or inline' }]
    : [];

/** Several pins may stand on one position: each but the first stands in while those before it are sold out. */
function pinFaults(parts: unknown): PathFault[] {
  const show = numberAt(parts, 'recommendations', 'show') ?? 4;
  return listAt(parts, 'recommendations', 'pin').flatMap((pin, i) => {
    const position = numberAt(pin, 'position') ?? 0;
    const path: Path = ['recommendations', 'pin', i, 'position'];
    return position > show ? [{ path, detail: `is ${position}, but only ${show} products are shown` }] : [];
  });
}
