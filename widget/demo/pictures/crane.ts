// The mark of the shop: a crane before the sun.

/** A square SVG file. */
export const cranePicture = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96" width="96" height="96"><circle cx="48" cy="48" r="48" fill="#1f5a48"/><circle cx="60" cy="38" r="19" fill="#e08a4c"/><path d="M20 62c16 4 26 0 33-9-3-11-1-22 8-29 4-3 9-3 12 1l12 4-12 1c-4 0-7 3-9 7-3 7 1 13-3 21-5 10-17 15-27 13z" fill="#fbf3e4"/><path d="M43 69v17M51 66v20M37 86h20" stroke="#fbf3e4" stroke-width="2.6" stroke-linecap="round"/></svg>
`;
