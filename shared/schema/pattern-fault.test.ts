import { describe, expect, it } from 'vitest';
import { patternFault } from './pattern-fault.ts';

describe('patternFault', () => {
  it.each([
    'foo',
    'sale|spring|summer',
    '^(summer|spring)-\\d{4}$',
    '^/(it|en)/.*$',
    '.*foo.*',
    '^.*a.*b$',
    'utm_(.*)=(.*)',
    '\\d+$',
    '(foo|bar)+',
    '^[\\w-]+$',
    '^[a-z0-9._-]+@[a-z0-9-]+\\.[a-z]+$',
    '^https?://([^/]+\\.)?example\\.com/',
    'colou?r',
    '[/]x{',
    'a{2,4}b',
    '\\bfoo\\b',
    '(?<year>\\d{4})-(?:\\d\\d)',
  ])('takes %s', (pattern) => {
    expect(patternFault(pattern)).toBeNull();
  });

  it.each([
    '^(a+)+$',
    '(a*)*',
    '(a|a)*b',
    '(a|aa)+$',
    '(a|b|ab)*c',
    '(x+x+)+y',
    'a*a*a*b',
    '.*.*.*x',
    '.*a.*b',
    '(.*a){20}',
    '^(a?){25}$',
    '^(\\w+\\s?)*$',
    '([a-zA-Z]+)*$',
    '^(([a-z])+.)+[A-Z]([a-z])+$',
    `${'a?'.repeat(25)}${'a'.repeat(25)}`,
    '(é|é)*x',
    '([^a]|[^b])*c',
  ])('refuses %s, which can backtrack badly', (pattern) => {
    expect(patternFault(pattern)).toMatch(/can take very long/);
  });

  it.each(['(?=a)b', '(?!a)b', '(?<=a)b', '(?<!a)b', '(a)\\1', '(?<x>a)\\k<x>', '(?i:a)'])(
    'refuses %s, whose cost nobody can bound',
    (pattern) => {
      expect(patternFault(pattern)).toMatch(/must not look/);
    },
  );

  it.each(['[', '(a', 'a)', '*a', '\\'])('refuses %s, which is no pattern', (pattern) => {
    expect(patternFault(pattern)).toBe('is not a valid regular expression');
  });

  it('refuses what is too long to be meant', () => {
    expect(patternFault('a'.repeat(201))).toBe('must have at most 200 characters');
  });
});
