// The one place where an error becomes an answer: application/problem+json (RFC 9457).
import type { Context } from 'hono';
import type { AppEnv } from './app-env.ts';
import { Problem } from './problem.ts';

/** The answer to anything thrown. Faults of ours are logged, and say nothing of themselves to strangers. */
export function problemAnswer(fault: Error, c: Context<AppEnv>): Response {
  if (fault instanceof Problem) {
    const { status, title, message, errors, headers } = fault;
    const document = {
      type: 'about:blank',
      title,
      status,
      detail: message,
      ...(errors.length > 0 && { errors }),
    };
    return answer(c, status, document, headers);
  }
  logFault(`${c.req.method} ${c.req.routePath}`, fault);
  return answer(c, 500, { type: 'about:blank', title: 'Something failed on our side', status: 500 }, {});
}

/** Logs a fault of ours as one structured line: where and what, never whose. */
export function logFault(where: string, fault: unknown): void {
  const { name, message, stack } = fault instanceof Error ? fault : new Error(String(fault));
  console.error(JSON.stringify({ level: 'error', where, fault: `${name}: ${message}`, stack }));
}

function answer(
  c: Context<AppEnv>,
  status: number,
  document: object,
  headers: Readonly<Record<string, string>>,
): Response {
  const origin = c.get('allowedOrigin');
  return new Response(JSON.stringify(document), {
    status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      ...(origin && { 'access-control-allow-origin': origin, vary: 'Origin' }),
      ...headers,
    },
  });
}
