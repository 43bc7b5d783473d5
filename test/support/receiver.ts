// The rest of the internet for workerd tests: a receiver of webhooks that remembers what it got and answers as it is
// told, and Turnstile's check of tokens. Everything else cannot be reached.

/** What a receiver got. */
export type Received = { readonly headers: Record<string, string>; readonly body: string };

/** How it is to answer, one after another; the last one for good. */
export type Scripted = { readonly status: number; readonly headers?: Record<string, string> };

const got = new Map<string, Received[]>();
const scripts = new Map<string, Scripted[]>();

/** Answers what leaves the Worker under test. */
export async function internet(request: {
  readonly url: string;
  readonly method: string;
  readonly headers: Iterable<[string, string]>;
  text(): Promise<string>;
}): Promise<Response> {
  const { hostname, pathname } = new URL(request.url);
  if (hostname === 'challenges.cloudflare.com') return turnstile(await request.text());
  if (hostname !== 'receiver.example') return new Response('nobody is there', { status: 523 });
  if (request.method === 'GET') return Response.json(got.get(pathname) ?? []);
  if (request.method === 'PUT') {
    scripts.set(pathname, JSON.parse(await request.text()));
    return new Response();
  }
  const received = { headers: Object.fromEntries(request.headers), body: await request.text() };
  got.set(pathname, [...(got.get(pathname) ?? []), received]);
  const script = scripts.get(pathname) ?? [{ status: 204 }];
  const { status, headers } = (script.length > 1 ? script.shift() : script[0]) ?? { status: 204 };
  return new Response(null, { status, headers: headers ?? {} });
}

/** Takes the token `good` for the secret that tests put; is down for the token `down`. */
function turnstile(body: string): Response {
  const { secret, response } = JSON.parse(body);
  if (response === 'down') return new Response('oh', { status: 500 });
  const success = secret === 'turnstile-secret-of-a-test' && response === 'good';
  return Response.json({ success, 'error-codes': success ? [] : ['invalid-input-response'] });
}
