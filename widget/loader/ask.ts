// The question to the Worker: one POST, plain text so that there is no preflight. Any failure is no answer.
import type { DecideAnswer } from '../../shared/schema/decision.ts';
import type { Page } from '../../shared/schema/page.ts';
import type { BrowserRecord } from '../show/host.ts';
import type { Tag } from './tag.ts';

const PATIENCE_MS = 1500;

/** The body of a decide request. Without consent (`record` is null) it tells of the page alone. */
export function questionBody(
  store: string,
  page: Page,
  slots: readonly string[],
  record: BrowserRecord | null,
  customer: unknown,
  now: number,
): object {
  const known = record && {
    visitor: record.visitor,
    customer,
    session: { ...record, seconds: Math.max(0, (now - record.startedAt) / 1000), visitor: undefined },
  };
  return { store, consent: !!record, page, slots, session: { visits: 1, pages: 1 }, ...known };
}

/** POST to the Worker; it survives the page, carries no cookie, and gives up after `patience` ms. */
export function post({ api }: Tag, path: string, body: object, patience = 15_000): Promise<Response> {
  return fetch(api + path, {
    method: 'POST',
    body: JSON.stringify(body),
    credentials: 'omit',
    keepalive: true,
    signal: AbortSignal.timeout(patience),
  });
}

/** The Worker's answer, or nothing whatever went wrong. */
export async function ask(tag: Tag, body: object): Promise<DecideAnswer | undefined> {
  try {
    const response = await post(tag, '/v1/decide', body, PATIENCE_MS);
    if (response.ok) return await response.json();
  } catch {}
  return undefined;
}
