// Parents: the Store API names a chosen variation by its own id alone; orders name it by its product's, too.
import { fieldsOf } from '../page/read-value.ts';
import { askShop } from './ask-shop.ts';
import { listOf } from './read-reply.ts';

export type Parents = ReadonlyMap<number, number>;

const known = new Map<number, number>();

/** The products that the variations in a cart belong to; asked once a document, for those not known yet. */
export async function parentsOf(api: string, cart: object): Promise<Parents> {
  const ids = listOf(fieldsOf(cart).items)
    .filter(({ variation }) => listOf(variation).length > 0)
    .map(({ id }) => Number(id))
    .filter((id) => !known.has(id));
  if (ids.length === 0) return known;
  const query = `wc/store/v1/products${api.includes('?') ? '&' : '?'}type=variation&per_page=100&include=${ids}`;
  const { body } = await askShop(api + query);
  for (const { id, parent } of listOf(body)) if (Number(parent) > 0) known.set(Number(id), Number(parent));
  return known;
}
