// The script tag: where the Worker is, which store, and what the shop says of consent.

export type Tag = {
  readonly store: string;
  /** Under which the record of this browser is kept. */
  readonly recordKey: string;
  /** Where the Worker answers, without a trailing slash. */
  readonly api: string;
  readonly consentAssumed: boolean;
  /** Off: closing an overlay without consent leaves nothing in sessionStorage either. */
  readonly remembersClose: boolean;
};

type Script = { readonly src?: string; readonly dataset: Readonly<Record<string, string | undefined>> };

/** What the tag says, or nothing when it names no store, has no address, or is in a frame unasked. */
export function tagOf(script: Script | null, framed: boolean): Tag | undefined {
  const { store, consent, rememberClose, frame } = script?.dataset ?? {};
  if (!script?.src || !store || (framed && frame !== 'on')) return undefined;
  return {
    store,
    recordKey: `reprise:${store}`,
    api: new URL('.', script.src).href.slice(0, -1),
    consentAssumed: consent === 'assumed',
    remembersClose: rememberClose !== 'off',
  };
}

/** The tag this script came by. */
export let tag: Tag;

/** Says whose script this is, before anything else of the loader runs. */
export const serve = (found: Tag): void => {
  tag = found;
};
