// Edges: the servers of this machine a measured browser talks to. All of them send gzip (level 9) with its length, so
// that what is compared is what has to be sent, not who compresses better.
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { gzipSync } from 'node:zlib';

export type Asked = {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
};
export type Answer = {
  readonly body: string;
  readonly type: string;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
};
export type Edge = { readonly url: string; readonly close: () => Promise<void> };

/** Serves on a free port of this machine until it is closed. */
export async function edge(answer: (asked: Asked) => Promise<Answer>): Promise<Edge> {
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://edge');
    const asked = {
      method: request.method ?? 'GET',
      url,
      headers: request.headers,
      body: await textOf(request),
    };
    const { status = 200, type, body, headers } = await answer(asked).catch(fault);
    const sent = zipped(body);
    response.writeHead(status, {
      ...headers,
      'content-type': type,
      'content-encoding': 'gzip',
      'content-length': sent.length,
    });
    response.end(sent);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the edge has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () => {
      server.closeAllConnections();
      return new Promise((done) => server.close(() => done()));
    },
  };
}

/** Hands everything on to `origin`; what it says to a GET is asked once, so that it costs no processor time while measured. */
export function forwarding(origin: string): (asked: Asked) => Promise<Answer> {
  const known = new Map<string, Answer>();
  return async ({ method, url, headers, body }) => {
    const path = url.pathname + url.search;
    const before = method === 'GET' ? known.get(path) : undefined;
    if (before) return before;
    const answer = await forwarded(origin + path, method, headers, body);
    if (method === 'GET') known.set(path, answer);
    return answer;
  };
}

async function forwarded(
  address: string,
  method: string,
  { origin = '', 'content-type': type = '' }: IncomingMessage['headers'],
  body: string,
): Promise<Answer> {
  const sent = method === 'GET' ? {} : { body };
  const headers = { ...(origin && { origin }), ...(type && { 'content-type': type }) };
  const response = await fetch(address, { method, headers, ...sent });
  const kept = ['access-control-allow-origin', 'cache-control', 'vary'].flatMap((name) => {
    const value = response.headers.get(name);
    return value === null ? [] : [[name, value]];
  });
  return {
    status: response.status,
    type: response.headers.get('content-type') ?? 'text/plain',
    headers: Object.fromEntries(kept),
    body: await response.text(),
  };
}

const fault = (error: unknown): Answer => ({ status: 502, type: 'text/plain', body: String(error) });

const zippedBodies = new Map<string, Buffer>();

/** Compressed once per text; answers with an id in them differ, and are few. */
function zipped(body: string): Buffer {
  const sent = zippedBodies.get(body) ?? gzipSync(body, { level: 9 });
  zippedBodies.set(body, sent);
  return sent;
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(Buffer.from(part));
  return Buffer.concat(parts).toString();
}
