// Google Consent Mode v2: `gtag('consent', 'default' | 'update', {…})`, as it stands in the dataLayer.
import type { Consent } from './consent.ts';

const NEEDED = ['personalization_storage', 'analytics_storage'];

/**
 * Takes one entry of the dataLayer into the words of the tools, if it is one of consent. A default that does not grant
 * is a question not asked yet, an update the visitor's answer; what is not spoken of was not granted. Whether a default
 * for some regions is meant for this visitor cannot be told, so a default that grants takes nothing back.
 */
export function hearConsentMode(tools: Record<string, Consent | undefined>, entry: unknown): void {
  const { 0: command, 1: kind, 2: words }: readonly unknown[] = Object(entry);
  if (command !== 'consent') return;
  const update = kind === 'update';
  for (const name of NEEDED) {
    const word: unknown = Object(words)[name];
    const before = tools[name];
    if (word === 'granted') tools[name] = update ? word : (before ?? word);
    else tools[name] = word ? (update ? 'denied' : 'pending') : (before ?? 'pending');
  }
}
