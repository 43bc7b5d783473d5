// Which names of show/ and the views their bundles may shorten.
/**
 * Names of properties that never leave one bundle: not to the loader, a view bundled alone, the document, the Worker or
 * the shop. They are written out in the sources and short in the bundle.
 */
export const VIEWS_PRIVATE =
  /^(_[a-z].*|acted|acts|announced|aside|copied|decided|draw|drawing|ending|extra|fault|grant|mounted|moves|over|overlay|pending|props|say|submit|take|wished)$/;
