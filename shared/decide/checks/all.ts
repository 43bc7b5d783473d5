// Every check, in the order in which explain() names the first that fails.
import type { CampaignCheck, VariantCheck } from '../check.ts';
import { cartCurrency, where } from './condition.ts';
import { frequency, quietUrl } from './frequency.ts';
import { goalCountry, goalCurrency, hasCart } from './goal.ts';
import { amountCurrency, hasBudget, hasCodes, minimumCurrency } from './offer.ts';
import { country, device, includedUrl, language, notExcludedUrl, pageKind } from './page.ts';
import { consent, notSubscribed, segments } from './person.ts';
import { hasProducts, overlayLeft, placeFree, slotPresent } from './place.ts';
import { hour, live, notOver, started, weekday } from './schedule.ts';

export const CAMPAIGN_CHECKS: readonly CampaignCheck[] = [
  live,
  started,
  notOver,
  weekday,
  hour,
  consent,
  pageKind,
  includedUrl,
  notExcludedUrl,
  device,
  country,
  language,
  segments,
  notSubscribed,
  cartCurrency,
  where,
  hasCart,
  goalCountry,
  goalCurrency,
];

export const VARIANT_CHECKS: readonly VariantCheck[] = [
  quietUrl,
  frequency,
  hasCodes,
  hasBudget,
  amountCurrency,
  minimumCurrency,
  slotPresent,
  placeFree,
  overlayLeft,
  hasProducts,
];
