// Ids of events, made without `crypto.randomUUID`, which plain http pages do not have.

/** Chance and the time: the same event sent twice is told from another, which takes no secrecy. */
export const randomId = (): string => Math.random().toString(36).slice(2) + Date.now();
