// Which pages may talk to a store: the origins of its config, and the Worker's own pages; and which of them is its home.

/** Whether a page of this origin may read answers: `http(s)://host[:port]` exactly, or `https://*.host` for any
 * subdomain. `url` is the address of the request, whose origin is the Worker's own. */
export function allowsOrigin(allowed: readonly string[], url: string, origin: string): boolean {
  const listed = allowed.some((one) => one === origin || underWildcard(one, origin));
  return listed || new URL(url).origin === origin;
}

/** Where a store is at home: the first of its origins that is one and not many. */
export const homeOf = (origins: readonly string[]): string | undefined =>
  origins.find((origin) => !origin.includes('*'));

function underWildcard(allowed: string, origin: string): boolean {
  if (!allowed.startsWith('https://*.') || !origin.startsWith('https://')) return false;
  const suffix = allowed.slice('https://*'.length);
  const host = origin.slice('https://'.length);
  return host.length > suffix.length && host.endsWith(suffix);
}
