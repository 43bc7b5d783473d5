// Bytes as text and back. Decoding answers null for anything that encoding could not have made.

const encoder = new TextEncoder();

/** UTF-8 bytes of a string. */
export const utf8 = (text: string): Uint8Array => encoder.encode(text);

/** Base64url without padding. */
export const base64url = (bytes: Uint8Array): string =>
  bytes.toBase64({ alphabet: 'base64url', omitPadding: true });

/** The `length` bytes of a base64url text, or null when it is not exactly that. */
export function fromBase64url(text: string, length: number): Uint8Array | null {
  // Decoding skips spaces and takes padding: only a text of the one right length is without them.
  if (text.length !== Math.ceil((length * 4) / 3)) return null;
  try {
    const bytes = Uint8Array.fromBase64(text, { alphabet: 'base64url' });
    if (bytes.length !== length) return null;
    // Unless three bytes end it, stray low bits could spell the same value in another way.
    return length % 3 === 0 || base64url(bytes) === text ? bytes : null;
  } catch {
    return null;
  }
}

/** SHA-256 of a text as 64 hex digits. */
export async function sha256Hex(text: string): Promise<string> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', utf8(text))).toHex();
}
