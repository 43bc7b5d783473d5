// Links: http(s) or relative to the shop, whatever a config or a catalogue says.

/** The address if it is safe to follow, else nothing. */
export function safeHref(address = ''): string {
  if (!URL.canParse(address, location.href)) return '';
  return /^https?:$/.test(new URL(address, location.href).protocol) ? address : '';
}
