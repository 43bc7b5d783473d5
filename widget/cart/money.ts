// Money of a cart: platforms count it each in their own way, Reprise in ISO 4217 minor units.

/** An amount in major units (12.5 euro) as minor units (1250 cents); undefined for what is none. */
export function minorUnits(amount: number, currency: string): number | undefined {
  if (!Number.isFinite(amount) || !/^[A-Z]{3}$/.test(currency)) return undefined;
  const { maximumFractionDigits = 2 } = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
  }).resolvedOptions();
  return Math.round(amount * 10 ** maximumFractionDigits);
}
