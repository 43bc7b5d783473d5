// Consent: may this browser be known? Pending and denied ask alike; only a denial also erases.

export type Consent = 'granted' | 'denied' | 'pending';

const STRICTEST_FIRST: readonly Consent[] = ['denied', 'pending', 'granted'];

/**
 * The shop's own word on this page (`reprise('consent', …)`) counts first, then the strictest of the tools found, of
 * which Global Privacy Control is one, then the tag's (`data-consent="assumed"`).
 */
export const consentOf = (
  own: Consent | undefined,
  tools: Readonly<Record<string, Consent | undefined>>,
  assumed: boolean,
): Consent =>
  own ??
  STRICTEST_FIRST.find((word) => Object.values(tools).includes(word)) ??
  (assumed ? 'granted' : 'pending');
