// The languages Reprise speaks by itself, by tag.
import { arabic } from './ar.ts';
import { german } from './de.ts';
import { english } from './en.ts';
import { spanish } from './es.ts';
import { french } from './fr.ts';
import { italian } from './it.ts';
import { korean } from './ko.ts';
import { turkish } from './tr.ts';
import type { Words } from './words.ts';
import { simplifiedChinese } from './zh-hans.ts';

/** Its words per language. */
export const BUILT_IN: Readonly<Record<string, Words>> = {
  ar: arabic,
  de: german,
  en: english,
  es: spanish,
  fr: french,
  it: italian,
  ko: korean,
  tr: turkish,
  'zh-Hans': simplifiedChinese,
};
