// Reading: the language one campaign is drawn in, all of it: the page's, or the store's where it has nothing in that.
import type { Content } from '../schema/content.ts';
import { isSameLanguage, localizedValues, speaks } from '../schema/locale.ts';
import type { Facts } from './facts.ts';

export type Reading = { readonly locale: string; readonly storeLocale: string };

/** The locale of the page while its language, or the script it is written in, is that of the content. */
export function readingOf(content: Content, { locale, prepared }: Facts): Reading {
  const storeLocale = prepared.live.store.locale;
  const isSpoken =
    locale === storeLocale ||
    Object.keys(content).some((tag) => speaks(tag, locale)) ||
    isSameLanguage(locale, storeLocale);
  return { locale: isSpoken ? locale : storeLocale, storeLocale };
}

/** The values there are, most fitting first. */
export const valuesIn = <T>(record: Readonly<Record<string, T>>, { locale, storeLocale }: Reading): T[] =>
  localizedValues(record, locale, storeLocale);

/** The most fitting of some texts. */
export const textIn = (texts: Readonly<Record<string, string>>, reading: Reading): string | undefined =>
  valuesIn(texts, reading)[0];
