// Decimal amounts as people write them, kept exact until they become minor units.

/** Decimals of a price that count: what spreadsheets add beyond them is noise of their arithmetic. */
const DECIMALS = 8;

/** `digits / 10^scale`; exact. */
export type Decimal = { readonly digits: number; readonly scale: number };

/** What a file writes before decimals, where it is known. */
export type DecimalMark = '.' | ',';

const PLAIN = /^(-?)(\d+)(?:\.(\d+))?$/;
const THOUSANDS = /^-?\d{1,3}((,\d{3})+\.\d*|(,\d{3}){2,})$/;
const THOUSANDS_EUROPEAN = /^-?\d{1,3}((\.\d{3})+,\d*|(\.\d{3}){2,})$/;
const EUROPEAN = /^-?\d*,\d+$/;
const ONE_COMMA = /^-?[1-9]\d{0,2},\d{3}$/;
const ONE_POINT = /^-?[1-9]\d{0,2}\.\d{3}$/;
/** Spaces and apostrophes that stand between groups of three digits. */
const GROUP_MARKS = /(?<=\d)[\s\u00a0\u202f'’](?=\d{3}(?!\d))/g;

/**
 * The number a text holds, or null: `12.95`, `12,95`, `1,234.50`, `1.234,50`, `1 234,50`. `1,234` could be two numbers:
 * null without `mark`; with `mark` `,` a single point is one between thousands, too.
 */
export function decimalOf(text: string, mark?: DecimalMark): Decimal | null {
  const isPlain = PLAIN.test(text) && !(mark === ',' && ONE_POINT.test(text));
  const parts = PLAIN.exec(isPlain ? text : withPoint(text.trim().replace(GROUP_MARKS, ''), mark));
  if (!parts) return null;
  const [plain, sign, whole = '', fraction = ''] = parts;
  if (fraction.length > DECIMALS) return decimalOf(Number(plain).toFixed(DECIMALS));
  const digits = Number(whole + fraction);
  if (!Number.isSafeInteger(digits)) return null;
  return { digits: sign === '-' ? -digits : digits, scale: fraction.length };
}

/** What the text says of the mark before decimals: `12,5` a comma, `1,234.5` a point, `1,234` either, `12` nothing. */
export function markOf(text: string): DecimalMark | 'either' | null {
  if (ONE_COMMA.test(text) || ONE_POINT.test(text)) return 'either';
  const last = Math.max(text.lastIndexOf(','), text.lastIndexOf('.'));
  if (last < 0) return null;
  const mark = text[last] === ',' ? ',' : '.';
  const other = mark === ',' ? '.' : ',';
  // Twice, it stands between thousands.
  return text.indexOf(mark) === last ? mark : text.includes(other) ? null : other;
}

function withPoint(text: string, mark: DecimalMark | undefined): string {
  if (ONE_COMMA.test(text)) return mark === undefined ? text : text.replace(',', mark === ',' ? '.' : '');
  if (ONE_POINT.test(text) && mark === ',') return text.replace('.', '');
  if (THOUSANDS.test(text)) return text.replaceAll(',', '').replace(/\.$/, '');
  if (THOUSANDS_EUROPEAN.test(text)) return text.replaceAll('.', '').replace(/,$/, '').replace(',', '.');
  if (EUROPEAN.test(text)) return text.replace(/^(-?),/, '$10.').replace(',', '.');
  return text.replace(/^(-?)\./, '$10.');
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
