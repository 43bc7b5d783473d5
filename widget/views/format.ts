// Money and dates as the visitor's language writes them.

/** Minor units of a currency, like `€12.50`; `short` leaves out `.00`. */
export function money(minor: number, currency: string, locale: string, short?: boolean): string {
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    trailingZeroDisplay: short ? 'stripIfInteger' : 'auto',
  });
  return format.format(minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}

/** A day; with `time` also the hour of it. */
export const date = (at: number, locale: string, time?: 'short'): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: time }).format(at);
