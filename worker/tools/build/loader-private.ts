// Which names of the loader its bundle may shorten.
/**
 * Names of properties that never leave the loader: not to another chunk, storage, the Worker or the shop. They are
 * written out in the sources and short in the bundle.
 */
export const LOADER_PRIVATE = /^(asked|consentAssumed|dataBefore|explicit|gpc|recordKey|shopify|tcf)$/;
