// The dataLayer of Google's tags: read from its beginning, and listened to.

declare global {
  interface Window {
    dataLayer?: unknown;
  }
}

let watched: unknown;

/** What was pushed so far. */
export const dataLayer = (): readonly unknown[] => [window.dataLayer ?? []].flat();

/** Hears every entry, those before us first, and tells of later ones; wraps `push` once, as other tags do on top of us. */
export function watchDataLayer(hear: (entry: unknown) => void, later: () => void): void {
  const layer = window.dataLayer;
  if (!Array.isArray(layer) || layer === watched) return;
  watched = layer;
  const { push } = layer;
  layer.push = (...entries) => {
    try {
      entries.forEach(hear);
      later();
    } catch {}
    return push.apply(layer, entries);
  };
  layer.forEach(hear);
}
