// Money as platforms write it: a decimal string or a number, in major units.
import { decimalOf, minorOf } from '../import/decimal.ts';
import { textOf } from './loose-json.ts';

const LARGEST = 1e12;

/** Minor units of a decimal amount with so many digits, or null when it is none or too large. */
export function minorAmount(value: unknown, digits: number): number | null {
  const text = textOf(value);
  const amount = decimalOf(text);
  const minor = amount && minorOf(amount, 1, digits);
  return minor === null || Math.abs(minor) > LARGEST ? null : minor;
}
