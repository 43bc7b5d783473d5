// A range of internet addresses as caps remember it: a MAC that changes every hour. The address itself is kept nowhere.
import { signingKey } from './derive.ts';
import { mac } from './mac.ts';

/** MAC of the /24 (or, of IPv6, the /48) that an address lies in; null for what is no address. `hour`: since 1970. */
export async function rangeMark(
  root: string,
  store: string,
  address: string,
  hour: number,
): Promise<string | null> {
  const range = rangeOf(address);
  if (range === null) return null;
  return (await mac(await signingKey(root, 'range', store), `${hour}\n${range}`)).toHex();
}

/** The range an address lies in: three bytes of IPv4, also where it is mapped, or three groups of IPv6. */
export function rangeOf(address: string): string | null {
  const [, v4] = /^(?:::ffff:)?(\d{1,3}\.\d{1,3}\.\d{1,3})\.\d{1,3}$/i.exec(address) ?? [];
  if (v4 !== undefined) return v4;
  if (!/^[0-9a-f:]+(%.*)?$/i.test(address) || !address.includes(':')) return null;
  const [head = '', tail] = address.toLowerCase().split('::');
  const groups = head === '' ? [] : head.split(':');
  const rest = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - groups.length - rest.length);
  const all = [...groups, ...Array.from({ length: zeros }, () => '0'), ...rest];
  return all
    .slice(0, 3)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
}
