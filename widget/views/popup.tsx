// Popup: in the middle of a wide screen, over a dimmed page.
export { mountOverlay as mount } from './overlay.tsx';
