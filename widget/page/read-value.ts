// Values as shops write them: numbers as strings, prices with currency signs, ids as numbers.

/** Text of at most `max` characters; numbers count as text, everything else as nothing. */
export function textOf(value: unknown, max = 200): string | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && text.trim() ? text.trim().slice(0, max) : undefined;
}

/** A price in minor units of its currency: `12.5`, `"12.50"` and `"1,299.00"` are prices. */
export function minorOf(value: unknown, currency: string | undefined): number | undefined {
  const amount = Number(
    typeof value === 'string' ? value.replace(/,(?=\d{3}(\D|$))/g, '').replace(',', '.') : value,
  );
  if (value === '' || value === null || !Number.isFinite(amount)) return undefined;
  return Math.round(amount * 10 ** currencyDigits(currency));
}

/** Decimals of a currency; 2 when unknown. */
function currencyDigits(currency = 'XXX'): number {
  try {
    return (
      new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ??
      2
    );
  } catch {
    return 2;
  }
}

/** A copy without the fields that are undefined. */
export function known<T extends object>(facts: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return JSON.parse(JSON.stringify(facts));
}

/** The object itself, or an empty one: foreign data is read field by field. */
export function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
