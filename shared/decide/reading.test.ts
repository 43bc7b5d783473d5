import { describe, expect, it } from 'vitest';
import { decide } from './decide.ts';
import { contextFrom } from './fixtures/arbitrary.ts';
import { documentOf, POPUP, preparedFrom, STORE } from './fixtures/shop.ts';

const store = { ...STORE, locale: 'en-GB' };
const content = { en: { title: 'Hello', body: 'More' }, tr: { title: 'Merhaba' } };

/** The answer to a page in that locale, about a campaign of its own and one that has every text in German, too. */
const answerIn = (locale: string, more: object = {}) => {
  const german = { content: { en: { title: 'Hi' }, de: { title: 'Hallo' } }, view: { as: 'slide-in' } };
  const campaigns = [
    { ...POPUP, content, ...more },
    { ...POPUP, id: 'two', ...german },
  ];
  return decide(preparedFrom(documentOf(campaigns, { store })), contextFrom({ page: { locale } }));
};

describe('the language of a decision', () => {
  it('is that of the answer while the campaign has text in it, if not all of it', () => {
    const { locale, words, decisions } = answerIn('tr-TR');
    expect([locale, words]).toEqual(['tr-TR', { close: 'Kapat' }]);
    expect(decisions[0]).toMatchObject({ content: { title: 'Merhaba', body: 'More' } });
    expect(decisions[0]).not.toHaveProperty('locale');
    expect(decisions[0]).not.toHaveProperty('words');
  });

  it("is the store's, with words of its own, where it has none", () => {
    const { locale, words, decisions } = answerIn('de-AT');
    expect([locale, words]).toEqual(['de-AT', { close: 'Schließen' }]);
    expect(decisions).toMatchObject([
      { locale: 'en-GB', words: { close: 'Close' }, content: { title: 'Hello' } },
      { content: { title: 'Hallo' } },
    ]);
    expect(decisions[1]).not.toHaveProperty('locale');
  });

  it('holds for everything that is read: terms in the language of the page stay out of another', () => {
    const offer = { kind: 'none', terms: { en: 'Once.', de: 'Einmal.' } };
    expect(answerIn('de', { offer }).decisions[0]).toMatchObject({
      locale: 'en-GB',
      offer: { terms: 'Once.' },
    });
    expect(answerIn('tr', { offer }).decisions[0]).toMatchObject({ offer: { terms: 'Once.' } });
  });

  it('is not another one for another country, but is for another script', () => {
    const other = (page: string, own: string) => {
      const document = documentOf([{ ...POPUP, content: { [own]: { title: 'T' } } }], {
        store: { ...STORE, locale: own },
      });
      return decide(preparedFrom(document), contextFrom({ page: { locale: page } })).decisions[0]?.locale;
    };
    expect(other('pt-PT', 'pt-BR')).toBeUndefined();
    expect(other('zh-TW', 'zh-CN')).toBe('zh-CN');
    expect(other('zh', 'zh-Hans')).toBeUndefined();
    expect(other('ar-EG', 'fr')).toBe('fr');
  });

  it('brings the words of the answer only where a decision is read in its language', () => {
    expect(answerIn('ko').words).toBeUndefined();
    expect(answerIn('ko').decisions).toMatchObject([
      { locale: 'en-GB', words: { close: 'Close' } },
      { locale: 'en-GB', words: { close: 'Close' } },
    ]);
  });
});
