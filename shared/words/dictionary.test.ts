import { describe, expect, it } from 'vitest';
import { BUILT_IN } from './built-in.ts';
import { dictionary } from './dictionary.ts';
import { english } from './en.ts';
import { PARTS, type Part, partBits } from './words.ts';

const parts = (...names: Part[]) => partBits(names);

describe('dictionary', () => {
  it.each([
    ['tr', 'Kapat'],
    ['tr-TR', 'Kapat'],
    ['AR-eg', 'إغلاق'],
    ['zh-CN', '关闭'],
    ['zh', '关闭'],
    ['zh-TW', 'Close'],
    ['fr-CA', 'Fermer'],
    ['nl', 'Close'],
  ])('speaks %s', (locale, close) => {
    expect(dictionary({})(locale, parts('overlay'))).toEqual({ close });
  });

  it('prefers the words of the store, the more fitting ones first, and fills the rest', () => {
    const words = dictionary({
      it: { open: 'Offerta', close: 'Via' },
      'it-CH': { close: 'Basta' },
      nl: { close: 'Sluiten' },
      en: { open: 'Offer' },
    });
    const teaser = parts('overlay', 'teaser');
    expect(words('it-CH', teaser)).toEqual({ close: 'Basta', open: 'Offerta', tabClose: 'Nascondi' });
    expect(words('it', teaser)).toEqual({ close: 'Via', open: 'Offerta', tabClose: 'Nascondi' });
    expect(words('nl', teaser)).toEqual({ close: 'Sluiten', open: 'Offer', tabClose: 'Hide' });
    expect(words('de', teaser)).toMatchObject({ close: 'Schließen', open: 'Angebot wieder anzeigen' });
  });

  it('gives what the parts need and nothing else', () => {
    expect(dictionary({})('en', parts())).toBeUndefined();
    expect(dictionary({})('en', parts('goal'))).toEqual({ progress: english.progress });
    expect(dictionary({})('en', parts(...PARTS))).toEqual(english);
  });

  it('gives each of many locales its own, also when it keeps no more', () => {
    const words = dictionary({ de: { close: 'Zu' } });
    for (let i = 0; i < 500; i++)
      expect(words(`en-${100 + i}`, parts('overlay'))).toEqual({ close: 'Close' });
    expect(words('de', parts('overlay'))).toEqual({ close: 'Zu' });
    expect(words('de', parts('goal'))).toEqual({ progress: BUILT_IN.de?.progress });
  });
});
