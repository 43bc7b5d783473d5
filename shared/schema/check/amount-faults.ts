// Amounts: no more decimals than their currency has. Which currencies a shop sells in is its own affair.
import type { Path, PathFault } from '../fault.ts';
import { currencyDigits } from '../money.ts';
import { entriesAt } from './raw.ts';

/** Faults of the amounts at `path` of `parts`, if there are any amounts. */
export function amountFaults(parts: unknown, path: Path): PathFault[] {
  return entriesAt(parts, ...path).flatMap(([code, amount]) => {
    const decimals = typeof amount === 'string' ? (amount.split('.')[1]?.length ?? 0) : 0;
    const most = currencyDigits(code);
    if (decimals <= most || decimals > 4 || !/^[A-Z]{3}$/.test(code)) return [];
    return [{ path: [...path, code], detail: `${code} has ${most === 0 ? 'no' : most} decimals` }];
  });
}
