// Placed: what campaigns earlier in the order have taken of the page.

/** Overlays in one answer: more could never show on one page. */
export const MAX_OVERLAYS = 5;

/** `places`: the campaign in each slot or selector. */
export type Placed = { readonly overlays: number; readonly places: ReadonlyMap<string, string> };
