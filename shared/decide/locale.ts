// Locale: which language a page is in, and what falls back to what.

const TAG = /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i;

/** The page's locale where it is one (`it_IT` counts), otherwise the store's. */
export function localeOf(pageLocale: string, storeLocale: string): string {
  const tag = pageLocale.replaceAll('_', '-');
  return TAG.test(tag) ? tag : storeLocale;
}

/** `pt-BR` → `pt`. */
export const languageOf = (locale: string): string => locale.split('-', 1)[0]?.toLowerCase() ?? '';

/** Whether a listed language takes a page's locale: `pt` takes `pt-BR`, `pt-BR` only itself. */
export function speaks(listed: string, locale: string): boolean {
  const [language, page] = [listed.toLowerCase(), locale.toLowerCase()];
  return page === language || page.startsWith(`${language}-`);
}

/** Lower-case tags from the most to the least fitting: locale, its shorter forms, then the store's. */
export function fallbackChain(locale: string, storeLocale: string): string[] {
  return [...new Set([...shorterForms(locale), ...shorterForms(storeLocale)])];
}

/** The values of a per-locale record along the chain, most fitting first. */
export function localizedValues<T>(
  record: Readonly<Record<string, T>>,
  locale: string,
  storeLocale: string,
): T[] {
  const byTag = new Map(Object.entries(record).map(([tag, value]) => [tag.toLowerCase(), value]));
  return fallbackChain(locale, storeLocale).flatMap((tag) => {
    const value = byTag.get(tag);
    return value === undefined ? [] : [value];
  });
}

function shorterForms(locale: string): string[] {
  const parts = locale.toLowerCase().split('-');
  return parts.map((_, i) => parts.slice(0, parts.length - i).join('-'));
}
