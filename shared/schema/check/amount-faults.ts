// Amounts: each must be given in the store's currency, with no more decimals than its currency has.
import { type Path, type PathFault, quoted } from '../fault.ts';
import { currencyDigits } from '../money.ts';
import { at, entriesAt } from './raw.ts';

/** Faults of the amounts at `path` of `parts`, if there are any amounts. */
export function amountFaults(parts: unknown, path: Path, currency: string | undefined): PathFault[] {
  if (at(parts, ...path) === undefined) return [];
  const amounts = entriesAt(parts, ...path);
  const missing =
    currency === undefined || !/^[A-Z]{3}$/.test(currency) || amounts.some(([code]) => code === currency)
      ? []
      : [{ path, detail: `must have an amount in ${quoted(currency)}, the currency of the store` }];
  const tooFine = amounts.flatMap(([code, amount]) => {
    const decimals = typeof amount === 'string' ? (amount.split('.')[1]?.length ?? 0) : 0;
    const most = currencyDigits(code);
    if (decimals <= most || decimals > 4 || !/^[A-Z]{3}$/.test(code)) return [];
    return [{ path: [...path, code], detail: `${code} has ${most === 0 ? 'no' : most} decimals` }];
  });
  return [...missing, ...tooFine];
}
