// Parts that are right alone and wrong together: content and languages, view and trigger, pins, amounts. Asked of a
// campaign, and of what each variant makes of it.
import { type Path, type PathFault, quoted } from '../fault.ts';
import { isObject } from '../merge-patch.ts';
import { amountFaults } from './amount-faults.ts';
import { languageFaults } from './language-faults.ts';
import { at, entriesAt, listAt, numberAt, textAt } from './raw.ts';

export type StoreFacts = { readonly locale: string | undefined };

/** Faults with paths from the campaign on. `parts` holds content, view, offer, form, trigger, recommendations. */
export function partFaults(parts: unknown, store: StoreFacts): PathFault[] {
  return [
    ...contentFaults(parts, store),
    ...triggerFaults(parts),
    ...pinFaults(parts),
    ...TEXTS.flatMap((path) => languagesOf(parts, path, store)),
    ...AMOUNTS.flatMap((path) => amountFaults(parts, path)),
  ];
}

const TEXTS: readonly Path[] = [
  ['offer', 'terms'],
  ['offer', 'gift'],
  ['form', 'consent', 'text'],
];
const AMOUNTS: readonly Path[] = [
  ['offer', 'amount'],
  ['offer', 'minimum'],
  ['offer', 'budget', 'amount'],
];

function contentFaults(parts: unknown, store: StoreFacts): PathFault[] {
  const entries = entriesAt(parts, 'content');
  const languages = entries.flatMap(([language]) => languageFaults(language, ['content', language]));
  return [...languages, ...missingLanguage(entries, ['content'], store)];
}

function languagesOf(parts: unknown, path: Path, store: StoreFacts): PathFault[] {
  const entries = entriesAt(parts, ...path);
  const languages = entries.flatMap(([language]) => languageFaults(language, [...path, language]));
  return [...languages, ...missingLanguage(entries, path, store)];
}

type Entries = ReturnType<typeof entriesAt>;

/** Every other language falls back to the store's, so that one must be there. */
function missingLanguage(entries: Entries, path: Path, { locale }: StoreFacts): PathFault[] {
  if (locale === undefined || entries.length === 0) return [];
  const wanted = locale.toLowerCase();
  const isFallback = (tag: string) =>
    wanted === tag.toLowerCase() || wanted.startsWith(`${tag.toLowerCase()}-`);
  if (entries.some(([tag]) => isFallback(tag))) return [];
  const detail = `has no text in ${quoted(locale)}, the language of the store, to which the others fall back`;
  return [{ path, detail }];
}

function triggerFaults(parts: unknown): PathFault[] {
  const trigger = at(parts, 'trigger');
  if (!isObject(trigger)) return [];
  const paths: Path[] = ['any', 'all'].flatMap((of) => listAt(trigger, of).map((_, i) => ['trigger', of, i]));
  return paths.flatMap((path) => amountFaults(parts, [...path, 'cartTotal']));
}

function pinFaults(parts: unknown): PathFault[] {
  const show = numberAt(parts, 'recommendations', 'show') ?? 4;
  const seen = new Map<string, number>();
  return listAt(parts, 'recommendations', 'pin').flatMap((pin, i) => {
    const path: Path = ['recommendations', 'pin', i];
    const position = numberAt(pin, 'position');
    const product = textAt(pin, 'product');
    const taken = (what: string) => {
      const before = seen.get(what);
      if (before === undefined) seen.set(what, i);
      return before !== undefined;
    };
    const faults: PathFault[] = [];
    if (position !== undefined && position > show)
      faults.push({
        path: [...path, 'position'],
        detail: `is ${position}, but only ${show} products are shown`,
      });
    if (position !== undefined && taken(`position ${position}`))
      faults.push({ path: [...path, 'position'], detail: `position ${position} has a pin already` });
    if (product !== undefined && taken(`product ${product}`))
      faults.push({ path: [...path, 'product'], detail: `${quoted(product)} is pinned already` });
    return faults;
  });
}
