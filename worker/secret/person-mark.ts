// What is kept of a person who was erased: recognisable when they come again, readable to nobody.
import { signingKey } from './derive.ts';
import { mac } from './mac.ts';

/** MAC of a person (`c:` and customer id, `e:` and mailbox) under the store's key, as hex. */
export async function personMark(root: string, store: string, person: string): Promise<string> {
  return (await mac(await signingKey(root, 'erased', store), person)).toHex();
}
