// Slide-in: in a corner, beside whatever the visitor is doing.
export { mountOverlay as mount } from './overlay.tsx';
