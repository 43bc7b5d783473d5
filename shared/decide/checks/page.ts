// Is it for this page, device, country and language?

import { speaks } from '../../schema/locale.ts';
import type { CampaignCheck } from '../check.ts';
import type { Facts } from '../facts.ts';
import type { PreparedCampaign } from '../prepared.ts';

const sources = (globs: PreparedCampaign['include']) => globs?.map((glob) => glob.source) ?? [];
const countryKey = ({ context }: Facts): string => context.geo.country ?? '';

export const pageKind: CampaignCheck = {
  key: ({ context }) => context.page.kind,
  passes: ({ campaign }, { context }) => campaign.audience?.pages?.includes(context.page.kind) ?? true,
  refusal: ({ campaign }, { context }) => ({
    code: 'other-page',
    expected: campaign.audience?.pages ?? [],
    actual: context.page.kind,
  }),
};

export const includedUrl: CampaignCheck = {
  key: ({ path }) => path(),
  passes: ({ include }, { path }) => !include || include.some((glob) => glob.matches(path())),
  refusal: ({ include }, { path }) => ({ code: 'other-url', expected: sources(include), actual: path() }),
};

export const notExcludedUrl: CampaignCheck = {
  key: ({ path }) => path(),
  passes: ({ exclude }, { path }) => !exclude.some((glob) => glob.matches(path())),
  refusal: ({ exclude }, { path }) => ({ code: 'excluded-url', expected: sources(exclude), actual: path() }),
};

export const device: CampaignCheck = {
  key: ({ context }) => context.page.device ?? '',
  passes: ({ campaign }, { context: { page } }) =>
    campaign.audience?.devices?.some((kind) => kind === page.device) ?? true,
  refusal: ({ campaign }, { context }) => ({
    code: 'other-device',
    expected: campaign.audience?.devices ?? [],
    actual: context.page.device ?? null,
  }),
};

export const country: CampaignCheck = {
  key: countryKey,
  passes: ({ campaign }, facts) => campaign.audience?.countries?.includes(countryKey(facts)) ?? true,
  refusal: ({ campaign }, { context }) => ({
    code: 'other-country',
    expected: campaign.audience?.countries ?? [],
    actual: context.geo.country ?? null,
  }),
};

export const language: CampaignCheck = {
  key: ({ locale }) => locale.toLowerCase(),
  passes: ({ campaign }, { locale }) =>
    campaign.audience?.languages?.some((listed) => speaks(listed, locale)) ?? true,
  refusal: ({ campaign }, { locale }) => ({
    code: 'other-language',
    expected: campaign.audience?.languages ?? [],
    actual: locale,
  }),
};
