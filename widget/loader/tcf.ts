// TCF: the consent tools of publishers, by the interface of IAB Europe.
import type { Consent } from './consent.ts';

export type TcData = {
  readonly gdprApplies?: boolean;
  readonly eventStatus?: string;
  readonly purpose?: { readonly consents?: Readonly<Record<number, boolean>> };
};

declare global {
  interface Window {
    readonly __tcfapi?: (
      command: 'addEventListener',
      version: 2,
      listen: (data: TcData | null) => void,
    ) => void;
  }
}

/** Storing on the device, creating and using profiles to personalise content, measuring what is shown. */
const PURPOSES = [1, 5, 6, 8];

/** What the tool says with one event; nothing while its question is open, or where it failed. */
export function tcfSays(data: TcData | null): Consent | undefined {
  const { gdprApplies, eventStatus, purpose } = data ?? {};
  if (gdprApplies === false) return 'granted';
  // `tcloaded`, `useractioncomplete`; the third there is, `cmpuishown`, is the question.
  if (!/load|comp/.test(`${eventStatus}`)) return undefined;
  return PURPOSES.every((one) => purpose?.consents?.[one]) ? 'granted' : 'denied';
}
