// Money: minor units of a currency, as Intl counts them.

const digits = new Map<string, number>();

/** Decimals of a currency: 2 for EUR, 0 for JPY; 2 for what Intl does not know. */
export function currencyDigits(currency: string): number {
  let known = digits.get(currency);
  if (known === undefined) {
    known = intlDigits(currency);
    if (digits.size < 1000) digits.set(currency, known);
  }
  return known;
}

/** A decimal string like `50.00` in minor units, rounded half up; it holds digits and at most one point. */
export function minorUnits(amount: string, currency: string): number {
  const [whole = '0', fraction = ''] = amount.split('.');
  const decimals = currencyDigits(currency);
  const kept = Number(whole + fraction.padEnd(decimals, '0').slice(0, decimals));
  return fraction.charAt(decimals) >= '5' ? kept + 1 : kept;
}

function intlDigits(currency: string): number {
  try {
    const format = new Intl.NumberFormat('en', { style: 'currency', currency });
    return format.resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    return 2;
  }
}
