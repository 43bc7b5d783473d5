// Products: every view that shows some: recommendations in a slot, and overlays with rows of products.
import type { Mount } from './contract.ts';
import { mount as mountOverlay } from './overlay.tsx';
import pictures from './picture.css';
import { mountRecommendations } from './recommendations.tsx';
import styles from './rows.css';
import { rowsOf } from './rows.tsx';

export const mount: Mount = (drawing, acts, place) =>
  drawing.view.as === 'inline'
    ? mountRecommendations(drawing, acts, place)
    : mountOverlay(drawing, acts, place, rowsOf(), pictures + styles);
