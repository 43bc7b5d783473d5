// Can its offer be kept: codes left, budget left, an amount in the shopper's currency?
import { budgetName } from '../../report/offer-budget.ts';
import type { Flags } from '../../schema/catalog.ts';
import type { Amounts } from '../../schema/primitives.ts';
import type { Attempt, VariantCheck } from '../check.ts';
import type { Facts } from '../facts.ts';

export const hasCodes: VariantCheck = {
  passes: ({ variant, facts }) => {
    const code = variant.offer?.code;
    if (!code?.pool || code.fallback !== undefined) return true;
    return !flagsOf(facts)?.emptyPools.includes(code.pool);
  },
  refusal: ({ variant }) => ({ code: 'no-codes', expected: variant.offer?.code?.pool ?? '', actual: 0 }),
};

export const hasBudget: VariantCheck = {
  passes: ({ campaign: { campaign }, variant, facts }) => {
    const spent = flagsOf(facts)?.spentBudgets;
    if (!variant.offer?.budget || !spent) return true;
    return !spent.includes(campaign.id) && !spent.includes(budgetName(campaign.id, variant.id));
  },
  refusal: ({ variant }) => ({ code: 'budget-spent', expected: variant.offer?.budget ?? null, actual: null }),
};

export const amountCurrency: VariantCheck = {
  passes: (attempt) => {
    const offer = attempt.variant.offer;
    return offer?.kind !== 'amount' || isIn(offer.amount, attempt);
  },
  refusal: ({ variant, facts }) => ({
    code: 'offer-currency',
    part: 'amount',
    expected: facts.currency,
    actual: Object.keys(variant.offer?.kind === 'amount' ? variant.offer.amount : {}),
  }),
};

export const minimumCurrency: VariantCheck = {
  passes: (attempt) => {
    const minimum = attempt.variant.offer?.minimum;
    return !minimum || isIn(minimum, attempt);
  },
  refusal: ({ variant, facts }) => ({
    code: 'offer-currency',
    part: 'minimum',
    expected: facts.currency,
    actual: Object.keys(variant.offer?.minimum ?? {}),
  }),
};

const flagsOf = ({ context: { flags, catalog } }: Facts): Flags | undefined => flags ?? catalog?.flags;

const isIn = (amounts: Amounts, { facts }: Attempt): boolean => Object.hasOwn(amounts, facts.currency);
