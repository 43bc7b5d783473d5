// Calls of the public HTTP interface, as any script of a store owner makes them.
import { Stop } from './stop.ts';

export type Call = {
  readonly key?: string;
  readonly body?: string;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
};

/** Answers `status` and the parsed body; a status that is not expected is a Stop that quotes the answer. */
export type StoreClient = (
  method: 'GET' | 'PUT' | 'POST',
  path: string,
  call?: Call,
  expected?: readonly number[],
) => Promise<{ readonly status: number; readonly etag: string; readonly body: unknown }>;

/** A client of the Worker at that address. */
export function storeClient(url: string): StoreClient {
  return async (
    method,
    path,
    { key, body, type = 'application/json', headers } = {},
    expected = [200, 201],
  ) => {
    const response = await fetch(url + path, {
      method,
      ...(body !== undefined && { body }),
      headers: {
        ...(key && { authorization: `Bearer ${key}` }),
        ...(body !== undefined && { 'content-type': type }),
        ...headers,
      },
    });
    const text = await response.text();
    if (!expected.includes(response.status))
      throw new Stop(`${method} ${path} answered ${response.status}: ${text.slice(0, 1000)}`);
    return { status: response.status, etag: response.headers.get('etag') ?? '', body: parsed(text) };
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
