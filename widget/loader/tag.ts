// The script tag: where the Worker is, which store, and what the shop says of consent.

export type Tag = {
  readonly store: string;
  /** Where the Worker answers, without a trailing slash. */
  readonly api: string;
  readonly consentAssumed: boolean;
  /** Off: closing an overlay without consent leaves nothing in sessionStorage either. */
  readonly rememberClose: boolean;
};

type Script = { readonly src: string; readonly dataset: Readonly<Record<string, string | undefined>> };

/** What the tag says, or null when it names no store or has no address. */
export function tagOf(script: Script | null): Tag | null {
  const { store, consent, rememberClose } = script?.dataset ?? {};
  if (!script?.src || !store) return null;
  return {
    store,
    api: new URL('.', script.src).href.slice(0, -1),
    consentAssumed: consent === 'assumed',
    rememberClose: rememberClose !== 'off',
  };
}
