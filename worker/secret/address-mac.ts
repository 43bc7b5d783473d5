// A mailbox as a code ledger remembers it: recognisable when it comes again, readable to nobody.
import { signingKey } from './derive.ts';
import { mac } from './mac.ts';

/** MAC of a normalised address under the store's key, as hex. */
export async function addressMac(root: string, store: string, mailbox: string): Promise<string> {
  return (await mac(await signingKey(root, 'address', store), mailbox)).toHex();
}
