// Money, dates and shares as the visitor's language writes them.

/** Minor units of a currency, like `€12.50`; whole amounts of offers without decimals. */
export function money(minor: number, currency: string, locale: string, whole = false): string {
  const plain = new Intl.NumberFormat(locale, { style: 'currency', currency });
  const major = minor / 10 ** (plain.resolvedOptions().maximumFractionDigits ?? 2);
  if (!whole || major % 1) return plain.format(major);
  return new Intl.NumberFormat(locale, { style: 'currency', currency, maximumFractionDigits: 0 }).format(
    major,
  );
}

export const percent = (value: number, locale: string): string =>
  new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(value / 100);

/** A day, and the time of it when it is within two days of `now`. */
export function moment(at: number, locale: string, now: number): string {
  const near = Math.abs(at - now) < 172_800_000;
  return new Intl.DateTimeFormat(
    locale,
    near ? { dateStyle: 'medium', timeStyle: 'short' } : { dateStyle: 'medium' },
  ).format(at);
}
