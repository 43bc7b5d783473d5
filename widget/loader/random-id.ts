// Ids of events, made without `crypto.randomUUID`, which plain http pages do not have.

/** 22 characters that no other event has. */
export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .slice(0, 22);
}
