// Consent: may this browser be known? Pending and denied ask alike; only a denial also erases.

export type Consent = 'granted' | 'denied' | 'pending';

export type ConsentSources = {
  /** The shop's own `reprise('consent', …)` on this page. */
  readonly own: boolean | undefined;
  /** Global Privacy Control of the browser. */
  readonly gpc: boolean;
  /** `data-consent="assumed"`. */
  readonly assumed: boolean;
};

/** The shop's own word counts first, then the browser's, then the tag's. */
export function consentOf({ own, gpc, assumed }: ConsentSources): Consent {
  if (own !== undefined) return own ? 'granted' : 'denied';
  if (gpc) return 'denied';
  return assumed ? 'granted' : 'pending';
}
