import { expect, it } from 'vitest';
import { CATALOG, CUSTOMER, documentOf, NOW, POPUP, preparedFrom, VISIT } from '../decide/fixtures/shop.ts';
import type { Prepared } from '../decide/prepared.ts';
import { replay, replayOf } from './replay.ts';
import { replayReport } from './report.ts';
import { type KeptSample, sampleOf } from './sample.ts';

const DAY = 86_400_000;
const dayOf = (at: number) => Math.floor(at / DAY);

/** Samples of visits, each a merge over the fixture's, under ids of nobody. */
const samplesOf = (...visits: readonly object[]): KeptSample[] =>
  visits.map((visit, i) => {
    const sample = sampleOf({ ...VISIT, ...visit }, new Set(), 1);
    return { id: `sample-${i}`, day: dayOf(sample.at), sample };
  });

const campaigns = (...more: readonly object[]) => documentOf(more.map((one) => ({ ...POPUP, ...one })));

function reported(before: Prepared, after: Prepared, samples: readonly KeptSample[], seen = 1) {
  const into = replayOf(before, after, CATALOG);
  replay(into, samples);
  const days = [...into.days].map(([day, { replayed }]) => ({ day, kept: replayed, seen: replayed * seen }));
  return replayReport(into, days);
}

const home = { ...VISIT.page, kind: 'home' as const, url: 'https://shop.example/' };
const onHome = { audience: { pages: ['home'] } };
const onProducts = { audience: { pages: ['product'] } };

it('says of each campaign how many gain and lose it, with where, in which stage and why', () => {
  const before = preparedFrom(campaigns(onHome, { id: 'two' }));
  const after = preparedFrom(campaigns(onProducts, { id: 'two' }), 'whole');
  const report = reported(before, after, samplesOf({ page: home }, {}, { profile: CUSTOMER }));
  expect(report).toMatchObject({
    ...{ replayed: 3, kept: 3, from: NOW, until: NOW, untold: [] },
    anything: { gained: 0, lost: 0, kept: 3, shareBefore: 1, shareAfter: 1 },
    campaigns: [
      { campaign: 'one', gained: 2, lost: 1, kept: 0, shareBefore: 1 / 3, shareAfter: 2 / 3 },
      { campaign: 'two', gained: 0, lost: 0, kept: 3, examples: { gained: [], lost: [] } },
    ],
  });
  const { gained, lost } = report.campaigns[0]?.examples ?? { gained: [], lost: [] };
  expect(gained.map(({ stage }) => stage)).toEqual(['new', 'loyal']);
  expect(lost).toEqual([
    {
      ...{ at: NOW, page: 'home', path: '/', stage: 'new', device: 'mobile', country: 'IT' },
      why: 'This is a page of kind home; the campaign is for product.',
    },
  ]);
});

it('tells the stage that decided: who has just bought is no longer new', () => {
  const [before, after] = [preparedFrom(campaigns(onHome)), preparedFrom(campaigns({}), 'whole')];
  const visits = samplesOf({ session: { ...VISIT.session, bought: true } });
  const [gained] = reported(before, after, visits).campaigns[0]?.examples.gained ?? [];
  expect(gained?.stage).toBe('first-time');
});

it('finds nothing changed where nothing did, whatever the samples', () => {
  const document = campaigns({ experiment: { id: 'e', holdout: 0.5, variants: [{ id: 'a', weight: 1 }] } });
  const visits = Array.from({ length: 200 }, () => ({}));
  const report = reported(preparedFrom(document), preparedFrom(document, 'whole'), samplesOf(...visits));
  expect(report.campaigns).toMatchObject([{ campaign: 'one', gained: 0, lost: 0 }]);
  expect(report.campaigns[0]?.kept).toBeGreaterThan(60);
  expect(report.campaigns[0]?.kept).toBeLessThan(140);
});

const HELD_OUT = 'The visitor is in the holdout of its experiment, which sees nothing of it.';

it('counts whom a new holdout keeps a campaign from as losing it', () => {
  const held = { experiment: { id: 'e', holdout: 1, variants: [{ id: 'a', weight: 1 }] } };
  const report = reported(preparedFrom(campaigns({})), preparedFrom(campaigns(held), 'whole'), samplesOf({}));
  expect(report).toMatchObject({
    anything: { lost: 1, shareBefore: 1, shareAfter: 0 },
    campaigns: [{ lost: 1, examples: { lost: [{ why: HELD_OUT }] } }],
  });
});

it('says why what is deleted or paused is lost', () => {
  const before = preparedFrom(campaigns({ id: 'gone' }, { id: 'resting' }));
  const after = preparedFrom(campaigns({ id: 'resting', status: 'paused' }), 'whole');
  const report = reported(before, after, samplesOf({}));
  expect(report.campaigns.map(({ examples }) => examples.lost[0]?.why)).toEqual([
    'The campaign is no longer in the config.',
    'The campaign is paused.',
  ]);
});

it('looks a week ahead: schedules are as they will be, weekdays, hours and histories as they were', () => {
  const from = new Date(NOW + 3 * DAY).toISOString();
  const hours = ['20:30-21:30'];
  const later = { schedule: { from, weekdays: ['fri'], hours }, audience: { segments: ['loyal'] } };
  const over = { id: 'over', schedule: { until: new Date(NOW + DAY).toISOString() } };
  const seen = { shown: { one: { at: [NOW - 6 * DAY] } } };
  const capped = { ...later, frequency: { atMost: 1, perDays: 7 } };
  const after = preparedFrom(campaigns(later, over), 'whole');
  const before = preparedFrom(campaigns(over));
  const visits = samplesOf({ profile: CUSTOMER });
  expect(reported(before, after, visits).campaigns).toMatchObject([{ campaign: 'one', gained: 1 }]);
  const twice = samplesOf({ profile: CUSTOMER, session: { ...VISIT.session, ...seen } });
  expect(reported(before, preparedFrom(campaigns(capped), 'whole'), twice).campaigns).toEqual([]);
});

it('weighs a day by how much of it was kept', () => {
  const into = replayOf(preparedFrom(campaigns()), preparedFrom(campaigns(onHome), 'whole'), null);
  replay(into, samplesOf({ page: home }, { now: NOW + DAY }, { now: NOW + DAY, page: home }));
  const days = [
    { day: dayOf(NOW), kept: 1, seen: 9 },
    { day: dayOf(NOW) + 1, kept: 2, seen: 2 },
    { day: dayOf(NOW) + 2, kept: 4, seen: 4 },
  ];
  expect(replayReport(into, days)).toMatchObject({
    ...{ replayed: 3, kept: 7 },
    anything: { gained: 2, shareBefore: 0, shareAfter: 10 / 11 },
  });
});

it('has an empty report of no samples', () => {
  expect(reported(preparedFrom(campaigns({})), preparedFrom(campaigns({}), 'whole'), [])).toEqual({
    ...{ replayed: 0, kept: 0, campaigns: [], untold: [] },
    anything: { gained: 0, lost: 0, kept: 0, shareBefore: 0, shareAfter: 0 },
  });
});
