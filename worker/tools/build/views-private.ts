// Which names of show/ and the views their bundles may shorten.
/**
 * Names of properties that stay between show/ and its views: bundles of one build, each naming the others by their
 * content. They are written out in the sources and short, and the same, in every bundle.
 */
export const BETWEEN_VIEWS = {
  canAdd: 'A',
  claim: 'B',
  clicked: 'D',
  closed: 'E',
  element: 'F',
  inCart: 'G',
  reopened: 'H',
} as const;

/**
 * Those, and names of properties that never leave one bundle: not to the loader, a view bundled alone, the document, the
 * Worker or the shop.
 */
export const VIEWS_PRIVATE = new RegExp(
  `^(_[a-z].*|acted|acts|announced|aside|copied|decided|draw|drawing|ending|extra|fault|grant|mounted|moves|over|overlay|pending|props|say|submit|take|wished|${Object.keys(BETWEEN_VIEWS).join('|')})$`,
);
