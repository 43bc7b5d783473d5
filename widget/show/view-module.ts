// View modules: fetched when there is something to show, once.
import type { Mount } from '../views/contract.ts';
import type { Decision } from './campaign.ts';

/** Fetches what draws this decision; undefined for a view this version does not know. */
export async function fetchView({ view, products }: Decision): Promise<Mount | undefined> {
  if (view.as === 'bar') return undefined;
  const module = products ? import('../views/products.tsx') : import('../views/overlay.tsx');
  return (await module).mount;
}
