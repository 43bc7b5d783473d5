import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hostOf, pathOf, queryOf } from './address.ts';
import { glob } from './glob.ts';

describe('glob', () => {
  it('means what the regular expression with .* for each star means', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', '*', '/'), maxLength: 8 });
    fc.assert(
      fc.property(word, word, (pattern, rest) => {
        const path = `/${rest.replaceAll('*', '')}`;
        const bare = (text: string) => (text.length > 1 && text.endsWith('/') ? text.slice(0, -1) : text);
        const means = new RegExp(`^${bare(`/${pattern}`).replaceAll('*', '.*')}$`);
        expect(glob(`/${pattern}`).matches(path)).toBe(means.test(path) || means.test(bare(path)));
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['/cart', 'https://x.example/cart/', true],
    ['/cart', 'https://x.example/cart?a=/b', true],
    ['/cart', 'https://x.example/cart/items', false],
    ['/cart/', 'https://x.example/cart', true],
    ['/en/*', 'https://x.example/en/', true],
    ['/en/*', 'https://x.example/en', false],
    ['/*/sale', 'https://x.example/en/sale/', true],
    ['/checkout*', 'https://x.example/checkout/pay', true],
    ['*', 'https://x.example', true],
    ['/ürün/*', 'https://x.example/%C3%BCr%C3%BCn/1', true],
    ['/a*a', 'https://x.example/a', false],
  ])('%s on %s: %s', (source, url, matches) => {
    expect(glob(source).matches(pathOf(url))).toBe(matches);
  });
});

describe('address', () => {
  it('reads the first value of a parameter, decoded', () => {
    const url = 'https://x.example/a?q=a+b%26c&q=2&e&%7A=1#q=3';
    expect(['q', 'e', 'z', 'none'].map((name) => queryOf(url, name))).toEqual(['a b&c', '', '1', undefined]);
  });

  it('reads the host without port, account and case', () => {
    expect(hostOf('https://me:pw@WWW.Example.com:8443/a')).toBe('www.example.com');
    expect(hostOf('news.example')).toBe('news.example');
    expect(hostOf('news.example/a?b=c@d')).toBe('news.example');
    expect(hostOf('android-app://com.google.android.gm/')).toBe('com.google.android.gm');
  });
});
