// The question to the Worker: one POST, plain text so that there is no preflight. Any failure is no answer.
import type { DecideAnswer } from '../../shared/schema/decision.ts';
import type { BrowserRecord } from '../show/host.ts';
import { tag } from './tag.ts';

const PATIENCE_MS = 1500;

/** What is told of this browser with its consent. */
export const knownOf = (record: BrowserRecord, customer: unknown, now: number): object => ({
  visitor: record.visitor,
  customer,
  session: { ...record, seconds: (now - record.startedAt) / 1000 },
});

/** POST to the Worker, without cookies. It survives the page, but for what is asked with `patience` (ms) alone. */
export function post(path: string, body: object, patience?: number): Promise<Response> {
  return fetch(tag.api + path, {
    method: 'POST',
    body: JSON.stringify(body),
    credentials: 'omit',
    // Of what outlives its page, a browser takes 64 KB.
    keepalive: !patience,
    signal: AbortSignal.timeout(patience || 15_000),
  });
}

/** The Worker's answer; rejects whatever went wrong. */
export const ask = async (body: object): Promise<DecideAnswer> =>
  (await post('/v1/decide', body, PATIENCE_MS)).json();
