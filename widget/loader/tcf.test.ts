import { expect, test } from 'vitest';
import { type TcData, tcfSays } from './tcf.ts';

const consents = { 1: true, 5: true, 6: true, 8: true };

test.each<[string, TcData | null, string | undefined]>([
  ['where the law asks nobody', { gdprApplies: false, eventStatus: 'tcloaded' }, 'granted'],
  ['while its question is open', { gdprApplies: true, eventStatus: 'cmpuishown' }, undefined],
  ['remembered from before', { eventStatus: 'tcloaded', purpose: { consents } }, 'granted'],
  ['answered just now', { eventStatus: 'useractioncomplete', purpose: { consents } }, 'granted'],
  [
    'all but one',
    { eventStatus: 'useractioncomplete', purpose: { consents: { ...consents, 6: false } } },
    'denied',
  ],
  ['purposes left out', { eventStatus: 'useractioncomplete', purpose: {} }, 'denied'],
  ['an event without anything', {}, undefined],
  ['nothing at all', null, undefined],
])('%s', (_, data, expected) => {
  expect(tcfSays(data)).toBe(expected);
});
