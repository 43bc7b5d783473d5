// View modules: fetched when there is something to show, once.
import type { Mount } from '../views/contract.ts';
import type { Decision } from './campaign.ts';

/**
 * What draws this decision: null for a held-out one, of which nothing is fetched; undefined for a view this version
 * does not know or that cannot be fetched.
 */
export async function viewOf({ held, view, products }: Decision): Promise<Mount | null | undefined> {
  if (held) return null;
  try {
    if (view.as === 'bar') return (await import('../views/bar.tsx')).mount;
    const module = products ? import('../views/products.tsx') : import('../views/overlay.tsx');
    return (await module).mount;
  } catch {
    return undefined;
  }
}
