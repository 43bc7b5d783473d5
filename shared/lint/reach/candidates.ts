// Candidates: values enough to stand for all, given what an attribute is compared with. Between two of its constants
// every value fares alike, so one of each kind is tried.
import type { Domain } from './domain.ts';

/** A text that no config compares with. */
const OTHER = '\u0000other';
/** Constants of a list whose every selection is tried. */
const MOST_IN_LIST = 5;

/** Values to try, or null when they would be too many. */
export function candidatesOf(domain: Domain, constants: readonly unknown[]): readonly unknown[] | null {
  const known = domain.values ?? valuesOf(domain, constants);
  if (known === null) return null;
  return domain.always ? known : [...known, undefined];
}

function valuesOf(domain: Domain, constants: readonly unknown[]): readonly unknown[] | null {
  const numbers = constants.filter((one) => typeof one === 'number');
  const texts = constants.filter((one) => typeof one === 'string');
  switch (domain.type) {
    case 'number':
      return numbersOf(domain, numbers);
    case 'boolean':
      return [true, false];
    case 'string':
      return [...texts, OTHER];
    case 'strings':
      return selections(texts);
    case 'any':
      return [...numbersOf(domain, numbers), ...texts, OTHER, true, false];
  }
}

function numbersOf(
  { whole, least = -Infinity, most = Infinity }: Domain,
  constants: readonly number[],
): number[] {
  const marks = [...new Set([0, ...constants, ...[least, most].filter(Number.isFinite)])].sort(
    (a, b) => a - b,
  );
  const around = marks.flatMap((mark, i) => {
    const next = marks[i + 1] ?? mark + 2;
    return whole
      ? [Math.floor(mark) - 1, Math.floor(mark), Math.ceil(mark), Math.ceil(mark) + 1]
      : [...(i === 0 ? [mark - 1] : []), mark, (mark + next) / 2];
  });
  return around.filter((value) => value >= least && value <= most);
}

/** Every list of some of the texts, with and without another. */
function selections(texts: readonly string[]): readonly (readonly string[])[] | null {
  const own = [...new Set(texts)];
  if (own.length > MOST_IN_LIST) return null;
  let lists: readonly (readonly string[])[] = [[], [OTHER]];
  for (const text of own) lists = [...lists, ...lists.map((list) => [...list, text])];
  return lists;
}
