// Adding: which products of a view were put in the cart, and how that went.
import type { Acts, Product } from './contract.ts';

export type Adding = {
  readonly how: (product: Product) => 'pending' | 'added' | 'failed' | undefined;
  /** Puts the usual quantity in the cart: once, however often it is asked for; again only after it failed. */
  readonly add: (product: Product) => Promise<void>;
};

/** `redraw` after something changed. */
export function addingOf(acts: Acts, redraw: () => void): Adding {
  const known = new Map<Product, ReturnType<Adding['how']>>();
  const mark = (product: Product, how: ReturnType<Adding['how']>) => {
    known.set(product, how);
    redraw();
  };
  const how: Adding['how'] = (product) => known.get(product);
  const add: Adding['add'] = async (product) => {
    if (/pending|added/.test(`${how(product)}`)) return;
    mark(product, 'pending');
    mark(product, (await acts.add(product)) ? 'added' : 'failed');
  };
  return { how, add };
}
