// Is the campaign live, and is it its time?

import { WEEKDAYS } from '../../schema/vocabulary.ts';
import type { CampaignCheck } from '../check.ts';
import { opensNow, opensToday } from '../schedule.ts';

export const live: CampaignCheck = {
  key: () => '',
  passes: ({ campaign }) => campaign.status === 'live',
  refusal: ({ campaign }) => ({
    code: 'not-live',
    expected: 'live',
    actual: campaign.status === 'paused' ? 'paused' : 'draft',
  }),
};

export const started: CampaignCheck = {
  applies: ({ schedule }) => schedule?.from !== undefined,
  passes: ({ open }, { context }) => !open || context.now >= open.from,
  refusal: ({ campaign }, { context }) => ({
    code: 'not-yet',
    expected: campaign.schedule?.from ?? '',
    actual: new Date(context.now).toISOString(),
  }),
};

export const notOver: CampaignCheck = {
  applies: ({ schedule }) => schedule?.until !== undefined,
  passes: ({ open }, { context }) => !open || context.now < open.until,
  refusal: ({ campaign }, { context }) => ({
    code: 'over',
    expected: campaign.schedule?.until ?? '',
    actual: new Date(context.now).toISOString(),
  }),
};

export const weekday: CampaignCheck = {
  applies: ({ schedule }) => schedule?.weekdays !== undefined,
  passes: ({ open }, { local }) => !open?.days || opensToday(open, local()),
  refusal: ({ campaign }, { local }) => ({
    code: 'other-weekday',
    expected: campaign.schedule?.weekdays ?? [],
    actual: WEEKDAYS[local().weekday] ?? 'mon',
  }),
};

export const hour: CampaignCheck = {
  applies: ({ schedule }) => schedule?.hours !== undefined,
  passes: ({ open }, { local }) => !open?.windows || opensNow(open, local()),
  refusal: ({ campaign }, { local }) => ({
    code: 'other-hour',
    expected: campaign.schedule?.hours ?? [],
    actual: clock(local().minute),
  }),
};

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
