import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MomentReader } from './moment.ts';

const at = (text: string, zone = 'Europe/Rome') => {
  const read = new MomentReader(zone).read(text);
  return 'at' in read ? new Date(read.at).toISOString() : read.why;
};

test.each([
  ['2026-11-01T09:30:00Z', '2026-11-01T09:30:00.000Z'],
  ['2026-11-01T09:30:15.25+02:00', '2026-11-01T07:30:15.250Z'],
  ['2026-11-01 09:30:15 +0100', '2026-11-01T08:30:15.000Z'],
  ['2026-11-01T09:30', '2026-11-01T08:30:00.000Z'],
  ['2026-07-01 9:30', '2026-07-01T07:30:00.000Z'],
  ['2026/11/01 09:30', '2026-11-01T08:30:00.000Z'],
  ['2026-11-01', '2026-11-01T11:00:00.000Z'],
  ['2026-11-01 09:30 UTC', '2026-11-01T09:30:00.000Z'],
])('%s in Rome is %s', (text, expected) => expect(at(text)).toBe(expected));

test.each([
  '2026-02-29',
  '2026-13-01',
  '2026-00-10',
  '2026-04-31T10:00',
  '2026-01-01T24:00',
  '2026-01-01T10:61',
])('%s does not exist', (text) => expect(at(text)).toContain('does not exist'));

test.each(['', 'yesterday', '1/2', '2026', '1/2/3/2026', 'Nov 2026', '99', '1e9', '12345678901234567'])(
  '"%s" is no date',
  (text) => expect(at(text)).toContain('not like'),
);

test.each([
  ['1.2.2026', '2026-02-01T11:00:00.000Z'],
  ['13/11/2026', '2026-11-13T11:00:00.000Z'],
  ['11/13/2026', '2026-11-13T11:00:00.000Z'],
  ['11-13-26 2:05 pm', '2026-11-13T13:05:00.000Z'],
  ['12/31/2026 12:00 AM', '2026-12-30T23:00:00.000Z'],
  ['Nov 1, 2026', '2026-11-01T11:00:00.000Z'],
  ['November 1, 2026 10:30 am', '2026-11-01T09:30:00.000Z'],
  ['1 Nov 2026', '2026-11-01T11:00:00.000Z'],
  ['01-Nov-26 10:30', '2026-11-01T09:30:00.000Z'],
  ['Sun, 01 Nov 2026 10:00:00 +0000', '2026-11-01T10:00:00.000Z'],
  ['Nov 1, 2026 at 10:30 PM', '2026-11-01T21:30:00.000Z'],
  ['20261101', '2026-11-01T11:00:00.000Z'],
  ['46327', '2026-11-01T11:00:00.000Z'],
  ['46327.4375', '2026-11-01T09:30:00.000Z'],
  ['1793525400', '2026-11-01T09:30:00.000Z'],
  ['1793525400000', '2026-11-01T09:30:00.000Z'],
])('%s in Rome is %s, whoever wrote it', (text, expected) => expect(at(text)).toBe(expected));

test('a date that could be two days is neither until it is known which', () => {
  const moments = new MomentReader('UTC');
  expect(moments.read('01/11/2026')).toEqual({ why: expect.stringContaining('two days') });
  expect(moments.read('01/11/2026', 'day-first')).toEqual({ at: Date.parse('2026-11-01T12:00Z') });
  expect(moments.read('01/11/2026', 'month-first')).toEqual({ at: Date.parse('2026-01-11T12:00Z') });
});

test.each(['1970-01-01', '01.01.1970 00:00', '1970-01-01T00:00:00Z'])('%s is no date of an order', (text) =>
  expect(at(text)).toContain('1970'),
);

test('a date alone is the same day in the zone of the store and in UTC', () => {
  const zones = fc.constantFrom(
    'Pacific/Auckland',
    'America/Los_Angeles',
    'Europe/Rome',
    'UTC',
    'Asia/Kolkata',
  );
  fc.assert(
    fc.property(zones, fc.integer({ min: 10_000, max: 25_000 }), (zone, day) => {
      const text = new Date(day * 86_400_000).toISOString().slice(0, 10);
      // Auckland is up to 13 hours ahead: its noon is 23:00 UTC of the day before in summer.
      if (zone !== 'Pacific/Auckland') expect(at(text, zone).slice(0, 10)).toBe(text);
    }),
  );
});
