// Ids of events, made without `crypto.randomUUID`, which plain http pages do not have.

/** 16 random bytes as letters and digits. */
export const randomId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(36)).join('');
