import { expect, test } from 'vitest';
import { FileHabits } from './file-habits.ts';
import { MomentReader } from './moment.ts';

const habits = (locale = 'it-IT', timeZone = 'Europe/Rome', latest = Date.parse('2026-11-22')) =>
  new FileHabits({ moments: new MomentReader(timeZone), latest, locale });

test('one clear date settles every doubtful one, and so does one clear price', () => {
  const one = habits();
  expect(one.learn('01/11/2025', '')).toBe(false);
  expect(one.learn('2026-11-01', '')).toBe(false);
  expect(one.learn('10/13/2025', '')).toBe(true);
  expect(one.dayOrder).toBe('month-first');
  expect(one.learn('01/11/2025', '1,234')).toBe(false);
  expect(one.learn('', '€12,50')).toBe(true);
  expect(one.mark).toBe(',');
});

test.each([
  ['it-IT', 'Europe/Rome', 'day-first'],
  ['en-US', 'Europe/Rome', 'month-first'],
  ['en-GB', 'America/New_York', 'day-first'],
  ['en', 'America/New_York', 'month-first'],
  ['en', 'Europe/Dublin', 'day-first'],
  ['en-CA', 'America/Toronto', 'month-first'],
  ['fr', 'America/Toronto', 'day-first'],
])('where no date tells, a store of %s in %s writes the %s', (locale, timeZone, order) => {
  const one = habits(locale, timeZone);
  one.learn('01/02/2026', '');
  expect(one.decide()).toContain(locale);
  expect(one.dayOrder).toBe(order);
});

test('a reading that lies in the future is not the right one', () => {
  const one = habits('it-IT');
  one.learn('01/12/2026', '');
  expect(one.decide()).toContain('future');
  expect(one.dayOrder).toBe('month-first');
});
