// Every language Reprise speaks by itself, with what a shop says in it.
import { arabic } from './ar.ts';
import { german } from './de.ts';
import { english } from './en.ts';
import { spanish } from './es.ts';
import { french } from './fr.ts';
import { italian } from './it.ts';
import { korean } from './ko.ts';
import type { Spoken } from './spoken.ts';
import { turkish } from './tr.ts';
import { simplifiedChinese } from './zh-hans.ts';

export const SPOKEN: readonly Spoken[] = [
  english,
  turkish,
  italian,
  korean,
  simplifiedChinese,
  german,
  french,
  spanish,
  arabic,
];
