// The admin's calls the benchmarks make, on a store of their own.

export type BenchStore = Awaited<ReturnType<typeof newStore>>;

/** Creates a store in euro and returns its calls; paths are relative to the store. */
export async function newStore(url: string, operatorKey: string, id: string) {
  const made = await send(`${url}/v1/stores`, 'PUT', operatorKey, {
    ...{ id, name: id, currency: 'EUR', timeZone: 'Europe/Rome' },
  });
  const { adminKey, identitySecret }: { adminKey: string; identitySecret: string } = await made.json();
  const call = caller(url, adminKey, id);
  return {
    id,
    identitySecret,
    call,
    /** Resolves once every profile is published and no job is due. */
    ready: async () => {
      for (;;) {
        const { pendingProfiles, pendingJobs } = await (await call('GET', '')).json();
        if (pendingProfiles + pendingJobs === 0) return;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    },
  };
}

/** The calls of a store that is there already. */
export const caller =
  (url: string, adminKey: string, id: string) =>
  (method: string, path: string, body?: object | Uint8Array<ArrayBuffer>): Promise<Response> =>
    send(`${url}/v1/stores/${id}${path}`, method, adminKey, body);

async function send(
  url: string,
  method: string,
  key: string,
  body?: object | Uint8Array<ArrayBuffer>,
): Promise<Response> {
  const response = await fetch(url, {
    method,
    headers: { authorization: `Bearer ${key}`, 'if-match': '*' },
    ...(body && { body: body instanceof Uint8Array ? body : JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} ${url}: ${response.status} ${await response.text()}`);
  return response;
}
