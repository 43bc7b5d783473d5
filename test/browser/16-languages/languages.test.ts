// Each view in each language: with the interface words the Worker sends for it, nothing is cut off, missing, or in
// another language, and the direction is right.
import { describe, expect, test } from 'vitest';
import { BUILT_IN } from '../../../shared/words/built-in.ts';
import { SPOKEN } from '../../support/languages/all.ts';
import { arabic } from '../../support/languages/ar.ts';
import { bringUp } from '../../support/languages/bring-up.ts';
import { read } from '../../support/languages/reading.ts';
import type { Spoken } from '../../support/languages/spoken.ts';
import { answerIn, cartIn, VIEWS } from '../../support/languages/views-in.ts';
import { enterWith, onStorefront, page, shop } from '../../support/on-storefront.ts';
import { PHONE } from '../../support/visitor.ts';

const EXPIRES = Date.UTC(2027, 0, 31, 9);

onStorefront();

/** The shop puts products in its cart for us, and says what is in it. */
const scriptIn = (spoken: Spoken) => `
  window.reprise = function () { (reprise.q = reprise.q || []).push(arguments); };
  reprise('on', 'add', () => true);
  reprise('page', { currency: '${spoken.currency}', cart: ${JSON.stringify(cartIn(spoken))} });`;

const withoutSpaces = (text: string) => text.replace(/\s/g, ' ');

for (const [device, options] of [
  ['desktop', {}],
  ['phone', PHONE],
] as const)
  describe.each(SPOKEN)(`on a ${device}, in $locale`, (spoken) => {
    const { locale } = spoken;
    const words = { ...BUILT_IN[locale] };

    test.each(VIEWS)('%s says everything, whole and in that language', async (view) => {
      await enterWith({ ...options, reducedMotion: 'reduce', timezoneId: 'UTC' });
      shop.script = scriptIn(spoken);
      shop.lead = () => ({ status: 200, body: { code: 'KC15-8M4QRT', expiresAt: EXPIRES } });
      shop.answer = () => answerIn(spoken, view);
      const root = await bringUp(page, view, () => page.goto(`${shop.url}/products/highland`));
      const { lang, dir, said, cut } = await read(root);
      expect(cut).toEqual([]);
      expect([lang, dir]).toEqual([locale, locale === 'ar' ? 'rtl' : 'ltr']);
      expect(said.length).toBeGreaterThan(1);
      expect(said.filter((text) => /[{}]|undefined|NaN/.test(text) || isRawKey(text, words))).toEqual([]);
      expect(said.filter((text) => isForeign(text, locale))).toEqual([]);
      expect(page.noise).toEqual([]);
    });
  });

/** The name of a word instead of the word. */
const isRawKey = (text: string, words: Readonly<Record<string, string>>) =>
  Object.hasOwn(words, text) && words[text] !== text;

/** An English interface word where another language is spoken. */
const isForeign = (text: string, locale: string) => {
  const { en, [locale]: own } = BUILT_IN;
  const english = Object.values(en ?? {}).filter((word) => !Object.values(own ?? {}).includes(word));
  return locale !== 'en' && english.includes(text);
};

describe.each(SPOKEN)('in $locale', (spoken) => {
  const { locale, currency } = spoken;

  test('money, dates, numbers and plurals are written as the language does', async () => {
    await enterWith({ reducedMotion: 'reduce', timezoneId: 'UTC' });
    shop.script = scriptIn(spoken);
    const quantities = [1, 2, 3, 11, 100];
    const [first] = answerIn(spoken, 'slide-in').decisions ?? [];
    const products = quantities.map((quantity) => ({ ...first?.products?.[0], id: `${quantity}`, quantity }));
    shop.answer = () => ({ ...answerIn(spoken, 'slide-in'), decisions: [{ ...first, products }] });
    const root = await bringUp(page, 'slide-in', () => page.goto(shop.url));
    const rows = (await root.locator('li .small').allTextContents()).map(withoutSpaces);
    const price = first?.products?.[0]?.priceMinor ?? 0;
    const written = await page.evaluate(
      ([tag, code, minor, day]) => {
        const money = new Intl.NumberFormat(`${tag}`, { style: 'currency', currency: `${code}` });
        const digits = money.resolvedOptions().maximumFractionDigits ?? 2;
        return [
          money.format(Number(minor) / 10 ** digits),
          new Intl.DateTimeFormat(`${tag}`, { dateStyle: 'medium' }).format(Number(day)),
        ];
      },
      [locale, currency, price, first?.products?.[0]?.lastBought ?? 0],
    );
    for (const row of rows) for (const text of written) expect(row).toContain(withoutSpaces(`${text}`));
    expect(rows.map((row) => row.split(' · ').length)).toEqual([2, 3, 3, 3, 3]);
    expect(rows.slice(1).map((row) => row.split(' · ')[1])).toEqual(USUALLY[locale]);
  });
});

const each = (words: string) => [2, 3, 11, 100].map((count) => words.replace('#', `${count}`));

/** "Usually" 2, 3, 11 and 100. */
const USUALLY: Readonly<Record<string, readonly string[]>> = {
  en: each('Usually #'),
  tr: each('Genellikle # adet'),
  it: each('Di solito #'),
  ko: each('보통 #개'),
  'zh-Hans': each('通常购买 # 件'),
  de: each('Meist # Stück'),
  fr: each('D’habitude : #'),
  es: each('Normalmente #'),
  ar: ['المعتاد: قطعتان', 'المعتاد: 3 قطع', 'المعتاد: 11 قطعة', 'المعتاد: 100 قطعة'],
};

test('a campaign, too, says each of the plural forms of Arabic', async () => {
  const titles: (string | null)[] = [];
  for (const quantity of [1, 2, 3, 11, 100]) {
    await enterWith({ reducedMotion: 'reduce' });
    const cart = { totalMinor: 100, items: [{ product: 'honey', quantity }] };
    shop.script = `${scriptIn(arabic)} reprise('page', { currency: 'SAR', cart: ${JSON.stringify(cart)} });`;
    shop.answer = () => answerIn(arabic, 'saved-cart');
    const root = await bringUp(page, 'saved-cart', () => page.goto(shop.url));
    titles.push(await root.getByRole('heading').textContent());
  }
  expect(titles.map((title) => title?.replace('هل نحتفظ لك ', ''))).toEqual([
    'بمنتج واحد؟',
    'بمنتجين؟',
    'بـ 3 منتجات؟',
    'بـ 11 منتجًا؟',
    'بـ 100 منتج؟',
  ]);
});
