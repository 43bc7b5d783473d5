// Decimal amounts as people write them, kept exact until they become minor units.

/** Decimals of a price that count: what spreadsheets add beyond them is noise of their arithmetic. */
const DECIMALS = 8;

/** `digits / 10^scale`; exact. */
export type Decimal = { readonly digits: number; readonly scale: number };

const PLAIN = /^(-?)(\d+)(?:\.(\d+))?$/;
const THOUSANDS = /^-?\d{1,3}(,\d{3})+\.\d+$/;
const THOUSANDS_EUROPEAN = /^-?\d{1,3}(\.\d{3})+,\d+$/;
const EUROPEAN = /^-?\d+,\d+$/;
const AMBIGUOUS = /^-?\d{1,3},\d{3}$/;

/** The number a text holds, or null: `12.95`, `12,95`, `1,234.50`, `1.234,50`. `1,234` could be two numbers: null. */
export function decimalOf(text: string): Decimal | null {
  const parts = PLAIN.exec(text) ?? PLAIN.exec(withPoint(text.trim()));
  if (!parts) return null;
  const [plain, sign, whole = '', fraction = ''] = parts;
  if (fraction.length > DECIMALS) return decimalOf(Number(plain).toFixed(DECIMALS));
  const digits = Number(whole + fraction);
  if (!Number.isSafeInteger(digits)) return null;
  return { digits: sign === '-' ? -digits : digits, scale: fraction.length };
}

function withPoint(text: string): string {
  if (THOUSANDS.test(text)) return text.replaceAll(',', '');
  if (THOUSANDS_EUROPEAN.test(text)) return text.replaceAll('.', '').replace(',', '.');
  if (EUROPEAN.test(text) && !AMBIGUOUS.test(text)) return text.replace(',', '.');
  return text;
}

/** `quantity` times the amount in minor units, rounded half away from zero, or null when it is too large. */
export function minorOf(amount: Decimal, quantity: number, currencyDigits: number): number | null {
  const digits = amount.digits * quantity;
  if (!Number.isSafeInteger(digits)) return null;
  const shift = currencyDigits - amount.scale;
  if (shift >= 0) {
    const minor = digits * 10 ** shift;
    // `|| 0` because -0 is no amount.
    return Number.isSafeInteger(minor) ? minor || 0 : null;
  }
  const unit = 10 ** -shift;
  const whole = Math.trunc(digits / unit);
  const rest = Math.abs(digits - whole * unit);
  return (rest * 2 >= unit ? whole + Math.sign(digits) : whole) || 0;
}
