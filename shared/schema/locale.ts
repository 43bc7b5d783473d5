// Locale: which language a page is in, and what falls back to what.

const TAG = /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i;
/** Language, script and region: no need to ask Intl. */
const PLAIN = /^[a-z]{2,3}(-[a-z]{4})?(-([a-z]{2}|\d{3}))?$/i;

/** The page's locale where it is one (`it_IT` counts), otherwise the store's; `Intl` takes either. */
export function localeOf(pageLocale: string, storeLocale: string): string {
  const tag = pageLocale.replaceAll('_', '-');
  return PLAIN.test(tag) || (TAG.test(tag) && canonicalOf(tag) !== undefined) ? tag : storeLocale;
}

/** `pt-BR` → `pt`. */
export const languageOf = (locale: string): string => locale.split('-', 1)[0]?.toLowerCase() ?? '';

/** Whether a listed language takes a page's locale: `pt` takes `pt-BR`, `zh-Hans` takes `zh-CN`, `pt-BR` only itself. */
export const speaks = (listed: string, locale: string): boolean =>
  shorterForms(locale).includes(listed.toLowerCase());

/** Whether who reads the one reads the other: `pt-PT` and `pt-BR`, but not `zh-TW` and `zh-CN`. */
export const isSameLanguage = (one: string, other: string): boolean =>
  languageKey(one) === languageKey(other);

/** Equal for tags whose readers read the same text: language and script. */
export const languageKey = (locale: string): string => `${languageOf(locale)}-${scriptOf(locale)}`;

/** The values of a per-locale record, most fitting first: locale, its shorter forms, then the store's. */
export function localizedValues<T>(
  record: Readonly<Record<string, T>>,
  locale: string,
  storeLocale: string,
): T[] {
  const byTag = new Map(Object.entries(record).map(([tag, value]) => [tag.toLowerCase(), value]));
  const chain = new Set([...shorterForms(locale), ...shorterForms(storeLocale)]);
  return [...chain].flatMap((tag) => {
    const value = byTag.get(tag);
    return value === undefined ? [] : [value];
  });
}

const known = new Map<string, readonly string[]>();
const MAX_KNOWN = 500;

/** Lower-case tags that take a locale, most fitting first: `zh-CN` → `zh-cn`, `zh-hans`, `zh`. */
function shorterForms(locale: string): readonly string[] {
  const forms = known.get(locale) ?? formsOf(locale.toLowerCase());
  if (known.size < MAX_KNOWN) known.set(locale, forms);
  return forms;
}

function formsOf(locale: string): string[] {
  const parts = locale.split('-');
  const [language = ''] = parts;
  const longer = parts.slice(1).map((_, i) => parts.slice(0, parts.length - i).join('-'));
  const script = `${language}-${scriptOf(locale)}`;
  return [...new Set(parts.length > 1 ? [...longer, script, language] : [language, script])];
}

/** The script a locale is written in: of `zh-TW`, `hant`. */
function scriptOf(locale: string): string {
  const tag = canonicalOf(locale);
  return (tag && new Intl.Locale(tag).maximize().script?.toLowerCase()) ?? '';
}

function canonicalOf(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}
