// Consent: may this browser be known? Pending and denied ask alike; only a denial also erases.

export type Consent = 'granted' | 'denied' | 'pending';

/**
 * The shop's own word on this page (`reprise('consent', …)`) counts first, then the browser's (Global Privacy Control),
 * then the tag's (`data-consent="assumed"`).
 */
export function consentOf(own: boolean | undefined, gpc: boolean, assumed: boolean): Consent {
  if (own ?? (!gpc && assumed)) return 'granted';
  return own === false || gpc ? 'denied' : 'pending';
}
