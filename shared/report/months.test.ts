import fc from 'fast-check';
import { expect, it } from 'vitest';
import { monthName, monthsIn, periodName } from './months.ts';

it('is the month of the calendar on the wall, in any time zone', () => {
  const zone = fc.constantFrom('UTC', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Asia/Kathmandu');
  const moment = fc.date({ min: new Date('1970-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });
  const nearMonthsEnd = fc
    .tuple(fc.integer({ min: 1, max: 800 }), fc.integer({ min: -2000, max: 2000 }))
    .map(([month, minutes]) => new Date(Date.UTC(1970, month) + minutes * 60_000));
  fc.assert(
    fc.property(zone, fc.oneof(moment, nearMonthsEnd), (timeZone, at) => {
      const wall = at.toLocaleDateString('sv-SE', { timeZone });
      expect(monthName(monthsIn(timeZone)(at.getTime()))).toBe(wall.slice(0, 7));
    }),
  );
});

it('tells the months, quarters and years that follow one another by name', () => {
  const december = monthsIn('UTC')(Date.UTC(2025, 11, 31));
  expect([december, december + 1].map(monthName)).toEqual(['2025-12', '2026-01']);
  const quarter = Math.floor(december / 3);
  expect([quarter, quarter + 1].map((index) => periodName('quarter', index))).toEqual(['2025-Q4', '2026-Q1']);
  expect(periodName('year', Math.floor(december / 12))).toBe('2025');
});
