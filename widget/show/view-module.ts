// View modules: fetched when there is something to show, once.
import type { View } from '../../shared/schema/campaign.ts';
import type { Mount } from '../views/contract.ts';

const MODULES: { readonly [as in View['as']]?: () => Promise<{ mount: Mount }> } = {
  popup: () => import('../views/overlay.tsx'),
  'slide-in': () => import('../views/overlay.tsx'),
  inline: () => import('../views/inline.tsx'),
};

/** How to fetch the view, or undefined for one this version does not draw. */
export const viewModule = (as: View['as']): (() => Promise<{ mount: Mount }>) | undefined => MODULES[as];
