// View modules: fetched when there is something to show, once.
import type { Mount } from '../views/contract.ts';
import type { Decision } from './cue.ts';
import type { Placed } from './place.ts';

/** What draws this decision: null for a held-out one, of which nothing is fetched. Rejects when it cannot be fetched. */
export async function viewOf({ held, view, products, form }: Decision): Promise<Mount | null> {
  if (held) return null;
  const { selector }: Placed = view;
  let { mount } = await moduleOf(view.as, !!products);
  if (form?.turnstile) mount = (await import('./turnstile.ts')).checked(mount, form.turnstile);
  return selector ? (await import('./replacing.ts')).replacing(mount) : mount;
}

function moduleOf(as: string, products: boolean): Promise<{ readonly mount: Mount }> {
  if (as === 'bar') return import('../views/bar.tsx');
  if (products) return import('../views/products.tsx');
  return as === 'inline' ? import('../views/inline.tsx') : import('../views/overlay.tsx');
}
