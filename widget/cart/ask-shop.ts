// A call to the shop itself, as its own pages make them. A shop that fails, or is silent, is one that says nothing.

const PATIENCE_MS = 8000;

/** What the shop answered; status 0 when it did not, body `{}` when it is no JSON. */
export type Reply = { readonly status: number; readonly headers: Headers; readonly body: object };

const NONE: Reply = { status: 0, headers: new Headers(), body: {} };

/** GET, or POST of a JSON body. Never rejects. */
export async function askShop(url: string, body?: object, headers: HeadersInit = {}): Promise<Reply> {
  try {
    const response = await fetch(url, {
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE_MS),
      headers: {
        accept: 'application/json',
        ...(body && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
    });
    const { status, headers: told } = response;
    return { status, headers: told, body: Object(await response.json().catch(() => ({}))) };
  } catch {
    return NONE;
  }
}

export const worked = ({ status }: Reply): boolean => status >= 200 && status < 300;
