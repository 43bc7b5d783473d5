// Text as forms and the queries of addresses encode it.

/** The text, `+` standing for a space; what is wrongly encoded stays as it is. */
export function formDecoded(text: string): string {
  const spaced = text.replaceAll('+', ' ');
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}
