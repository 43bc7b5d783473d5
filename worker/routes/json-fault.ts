// Where a text stops being JSON, in words. V8 tells the position of most faults; of an unexpected token it does not.

/** What is wrong with a text that is not JSON, as the end of a sentence: "is not JSON: line 5, column 3". */
export function jsonFault(text: string): string {
  if (text.trim() === '') return 'is empty';
  const before = text.slice(0, faultAt(text));
  const line = before.split('\n').length;
  return `is not JSON: line ${line}, column ${before.length - before.lastIndexOf('\n')}`;
}

function faultAt(text: string): number {
  const told = positionOf(text);
  if (told !== null) return told;
  // A beginning that only breaks off is JSON so far: the longest such one ends where the fault is.
  let [good, bad] = [0, text.length];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (positionOf(text.slice(0, middle)) === middle) good = middle;
    else bad = middle;
  }
  return good;
}

/** Where V8 stopped reading, its length for a text that breaks off or is whole, null when V8 does not say. */
function positionOf(text: string): number | null {
  try {
    JSON.parse(text);
    return text.length;
  } catch (fault) {
    const message = fault instanceof Error ? fault.message : '';
    if (message.startsWith('Unexpected end')) return text.length;
    const position = / at position (\d+)/.exec(message)?.[1];
    return position === undefined ? null : Number(position);
  }
}
