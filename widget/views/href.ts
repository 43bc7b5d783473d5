// Links: http(s) or relative to the shop, whatever a config or a catalogue says.

/** The address if it is safe to follow, else nothing. The browser itself says what it would make of it. */
export function safeHref(address: string | undefined): string {
  const link = document.createElement('a');
  link.href = address ?? '';
  return address && /^https?:$/.test(link.protocol) ? address : '';
}
