// The question to the Worker: one POST, plain text so that there is no preflight. Any failure is no answer.
import type { DecideAnswer } from '../../shared/schema/decision.ts';
import type { Page, SignedCustomer } from '../../shared/schema/page.ts';
import type { BrowserRecord } from '../show/host.ts';
import type { Tag } from './tag.ts';

const PATIENCE_MS = 1500;

export type Question = {
  readonly store: string;
  readonly consented: boolean;
  readonly record: BrowserRecord;
  readonly customer: SignedCustomer | undefined;
  readonly page: Page;
  readonly slots: readonly string[];
  readonly now: number;
};

/** The body of a decide request. Without consent it tells of the page alone. */
export function questionBody({ store, consented, record, customer, page, slots, now }: Question): object {
  const { session, visitor } = record;
  return {
    store,
    consent: consented,
    page,
    slots,
    ...(consented
      ? { visitor, customer, session: { ...session, seconds: Math.max(0, (now - session.startedAt) / 1000) } }
      : { session: { visits: 1, pages: 1 } }),
  };
}

/** POST to the Worker; it survives the page, carries no cookie, and gives up after `patience` ms. */
export function post({ api }: Tag, path: string, body: object, patience?: number): Promise<Response> {
  return fetch(api + path, {
    method: 'POST',
    body: JSON.stringify(body),
    credentials: 'omit',
    keepalive: true,
    ...(patience && { signal: AbortSignal.timeout(patience) }),
  });
}

/** The Worker's answer, or null whatever went wrong. */
export async function ask(tag: Tag, body: object): Promise<DecideAnswer | null> {
  try {
    const response = await post(tag, '/v1/decide', body, PATIENCE_MS);
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}
