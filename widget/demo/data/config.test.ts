import { describe, expect, it } from 'vitest';
import { checkConfig } from '../../../shared/schema/check-config.ts';
import { GOODS } from './catalogue.ts';
import { COME_BACK_CODE, percentOff, WELCOME_FALLBACK, welcomeCodes } from './codes.ts';
import { demoConfig } from './config.ts';

describe('the config of the demo store', () => {
  const { config, faults } = checkConfig(demoConfig('http://127.0.0.1:8787'));

  it('has no fault', () => {
    expect(faults).toEqual([]);
  });

  it('welcomes any new visitor first, on any page and at any time', () => {
    const [welcome] = config?.campaigns ?? [];
    expect(welcome).toMatchObject({
      kind: 'welcome',
      view: { as: 'popup' },
      audience: { segments: ['new', 'returning'] },
    });
    expect(welcome?.schedule).toBeUndefined();
    expect(welcome?.experiment).toBeUndefined();
    expect(config?.store.control).toBeUndefined();
  });

  it('names only goods that are on the shelf', () => {
    const ids = new Set(GOODS.map((good) => good.id));
    const pins = config?.campaigns.flatMap((one) =>
      'recommendations' in one ? (one.recommendations?.pin ?? []) : [],
    );
    expect(pins?.length).toBeGreaterThan(0);
    for (const pin of pins ?? []) expect(ids).toContain(pin.product);
  });
});

describe('the codes of the demo shop', () => {
  const now = Date.parse('2026-12-20T10:00:00Z');

  it('are taken by the shop at the discount that was promised', () => {
    for (const { code } of welcomeCodes(now)) expect(percentOff(code)).toBe(15);
    expect(percentOff(WELCOME_FALLBACK)).toBe(15);
    expect(percentOff(COME_BACK_CODE)).toBe(20);
    expect(percentOff('SOMETHING')).toBe(0);
  });

  it('are the same all month, and others in the next', () => {
    const later = welcomeCodes(Date.parse('2026-12-31T23:59:59Z'));
    expect(welcomeCodes(now)).toEqual(later);
    const codes = new Set(welcomeCodes(now).map((one) => one.code));
    expect(codes.size).toBe(200);
    for (const { code } of welcomeCodes(Date.parse('2027-01-01T00:00:00Z')))
      expect(codes).not.toContain(code);
  });

  it('end a month after their own, past the end of the year too', () => {
    expect(welcomeCodes(now)[0]?.expiresAt).toBe('2027-01-31T00:00:00.000Z');
  });
});
