import { describe, expect, it } from 'vitest';
import { localeOf, localizedValues, speaks } from './locale.ts';

describe('speaks', () => {
  it.each([
    ['en', 'en-GB', true],
    ['en-GB', 'en', false],
    ['pt-BR', 'PT-br', true],
    ['zh-Hans', 'zh-CN', true],
    ['zh-Hans', 'zh', true],
    ['zh-Hans', 'zh-TW', false],
    ['zh-Hant', 'zh-HK', true],
    ['zh-Hant', 'zh-Hant-TW', true],
    ['zh', 'zh-TW', true],
    ['sr-Latn', 'sr', false],
    ['e', 'en', false],
  ])('%s takes a page in %s: %s', (listed, locale, takes) => {
    expect(speaks(listed, locale)).toBe(takes);
  });
});

describe('localizedValues', () => {
  it('prefers the region to the script, and the script to the language', () => {
    const record = { zh: 3, 'zh-Hans': 2, 'zh-CN': 1, 'zh-Hant': 9, en: 4 };
    expect(localizedValues(record, 'zh-CN', 'en')).toEqual([1, 2, 3, 4]);
    expect(localizedValues({ 'zh-Hans': 2, en: 4 }, 'zh-cn', 'en-US')).toEqual([2, 4]);
  });
});

describe('localeOf', () => {
  it.each([
    ['it_IT', 'it-IT'],
    ['de-DE-1996', 'de-DE-1996'],
    ['zh_Hans_CN', 'zh-Hans-CN'],
    ['en-ab-cd', 'en'],
    ['en-us-utf8', 'en'],
    ['C', 'en'],
    ['', 'en'],
  ])('takes %j for %s, which Intl knows', (page, locale) => {
    expect(localeOf(page, 'en')).toBe(locale);
    expect(() => new Intl.NumberFormat(localeOf(page, 'en'))).not.toThrow();
  });
});
