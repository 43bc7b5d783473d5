// View modules: fetched when there is something to show, once.
import { isOverlay } from '../../shared/decide/frequency.ts';
import type { Mount } from '../views/contract.ts';
import type { Decision, Draw } from './cue.ts';

/** What draws this decision; null for what is held out and would lie over the page. No view of what is held out is fetched.
 * Rejects when it cannot be fetched. */
export async function viewOf({ held, view, products, form }: Decision): Promise<Draw | null> {
  const [{ mount }, place] = await Promise.all([
    held ? { mount: null } : moduleOf(view.as, products),
    isOverlay(view) ? null : import('./placed.ts'),
  ]);
  const checks = mount && form?.turnstile;
  const draw = checks ? (await import('./turnstile.ts')).checked(mount, checks) : mount;
  return place ? place.placed(draw, view) : draw;
}

function moduleOf(as: string, products: object | undefined): Promise<{ readonly mount: Mount }> {
  if (as === 'bar') return import('../views/bar.tsx');
  if (products) return import('../views/products.tsx');
  return as === 'inline' ? import('../views/inline.tsx') : import('../views/overlay.tsx');
}
