import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localTime, momentOf } from './local-time.ts';
import { closesAt, openHours, opensNow } from './schedule.ts';

const ROME = 'Europe/Rome';
const at = (iso: string) => Date.parse(iso);
const isOpen = (schedule: Parameters<typeof openHours>[0], zone: string, iso: string) =>
  opensNow(openHours(schedule), localTime(zone, at(iso)));
const closes = (schedule: Parameters<typeof openHours>[0], zone: string, iso: string) => {
  const moment = closesAt(openHours(schedule), zone, at(iso));
  return moment === undefined ? 'never' : new Date(moment).toISOString().slice(0, 16);
};

describe('local time', () => {
  it.each([
    ['winter in Rome', ROME, '2026-01-15T23:30:00Z', { weekday: 4, minute: 30 }],
    ['summer in Rome', ROME, '2026-07-15T23:30:00Z', { weekday: 3, minute: 90 }],
    ['the minute before clocks go forward', ROME, '2026-03-29T00:59:00Z', { weekday: 6, minute: 119 }],
    ['the minute they go forward', ROME, '2026-03-29T01:00:00Z', { weekday: 6, minute: 180 }],
    ['half an hour off', 'Asia/Kolkata', '2026-01-01T20:00:00Z', { weekday: 4, minute: 90 }],
    ['a quarter off', 'Asia/Kathmandu', '2026-01-01T00:00:00Z', { weekday: 3, minute: 345 }],
    ['the day before', 'America/Los_Angeles', '2026-01-05T03:00:00Z', { weekday: 6, minute: 1140 }],
    ['before 1970', 'UTC', '1969-12-28T12:00:00Z', { weekday: 6, minute: 720 }],
  ])('%s', (_, zone, iso, expected) => {
    expect(localTime(zone, at(iso))).toEqual(expected);
  });

  it('finds the moment of a minute again, in any zone, on any day without a change of clocks', () => {
    const zones = fc.constantFrom('UTC', ROME, 'Asia/Kathmandu', 'America/St_Johns', 'Pacific/Auckland');
    const winter = fc.integer({ min: at('2026-01-05T00:00:00Z'), max: at('2026-02-20T00:00:00Z') });
    fc.assert(
      fc.property(zones, winter, fc.nat(1439), (zone, now, minute) => {
        const moment = momentOf(zone, now, minute);
        expect(localTime(zone, moment)).toEqual({ weekday: localTime(zone, now).weekday, minute });
      }),
    );
  });
});

describe('hours', () => {
  it('are open from their start and closed at their end', () => {
    const schedule = { hours: ['18:00-23:00'] };
    expect(isOpen(schedule, ROME, '2026-01-15T17:00:00Z')).toBe(true);
    expect(isOpen(schedule, ROME, '2026-01-15T16:59:00Z')).toBe(false);
    expect(isOpen(schedule, ROME, '2026-01-15T22:00:00Z')).toBe(false);
  });

  it('may last until 24:00, and all day', () => {
    expect(isOpen({ hours: ['20:00-24:00'] }, 'UTC', '2026-01-15T23:59:00Z')).toBe(true);
    expect(isOpen({ hours: ['20:00-24:00'] }, 'UTC', '2026-01-16T00:00:00Z')).toBe(false);
    expect(isOpen({ hours: ['00:00-24:00'] }, 'UTC', '2026-01-16T00:00:00Z')).toBe(true);
  });

  it('past midnight belong to the day they began', () => {
    const schedule = { weekdays: ['fri' as const], hours: ['22:00-02:00'] };
    expect(isOpen(schedule, 'UTC', '2026-01-16T22:30:00Z')).toBe(true);
    expect(isOpen(schedule, 'UTC', '2026-01-17T01:30:00Z')).toBe(true);
    expect(isOpen(schedule, 'UTC', '2026-01-17T02:00:00Z')).toBe(false);
    expect(isOpen(schedule, 'UTC', '2026-01-16T01:30:00Z')).toBe(false);
    expect(isOpen(schedule, 'UTC', '2026-01-17T22:30:00Z')).toBe(false);
  });
});

describe('closing', () => {
  it.each([
    ['at the end of the hours', { hours: ['18:00-23:00'] }, '2026-01-15T18:00:00Z', '2026-01-15T22:00'],
    [
      'at the end of hours past midnight',
      { hours: ['22:00-02:00'] },
      '2026-01-15T22:00:00Z',
      '2026-01-16T01:00',
    ],
    [
      'at that end, asked after midnight',
      { hours: ['22:00-02:00'] },
      '2026-01-15T23:30:00Z',
      '2026-01-16T01:00',
    ],
    [
      'at the latest end of those open',
      { hours: ['09:00-12:00', '11:00-13:00'] },
      '2026-01-15T10:30:00Z',
      '2026-01-15T12:00',
    ],
    [
      'after the last allowed day',
      { weekdays: ['fri', 'sat', 'sun'] as const },
      '2026-01-16T12:00:00Z',
      '2026-01-18T23:00',
    ],
    [
      'at the end of the schedule when that is sooner',
      { until: '2026-01-15T19:00:00Z', hours: ['18:00-23:00'] },
      '2026-01-15T18:00:00Z',
      '2026-01-15T19:00',
    ],
    [
      'an hour earlier where clocks go forward in between',
      { hours: ['01:00-04:00'] },
      '2026-03-29T00:30:00Z',
      '2026-03-29T02:00',
    ],
    [
      'an hour later where they go back',
      { hours: ['01:00-04:00'] },
      '2026-10-25T00:00:00Z',
      '2026-10-25T03:00',
    ],
    [
      'never before it is asked, where clocks go forward over the end',
      { hours: ['01:00-02:30'] },
      '2026-03-29T00:45:00Z',
      '2026-03-29T01:30',
    ],
    ['never', {}, '2026-01-15T18:00:00Z', 'never'],
  ])('%s', (_, schedule, iso, expected) => {
    const { weekdays, ...rest } = { weekdays: undefined, ...schedule };
    expect(closes({ ...rest, ...(weekdays && { weekdays: [...weekdays] }) }, ROME, iso)).toBe(expected);
  });

  it('is at midnight also where clocks go forward over it', () => {
    expect(closes({ weekdays: ['sat'] }, 'Asia/Beirut', '2026-03-28T21:25:00Z')).toBe('2026-03-28T22:00');
  });
});
