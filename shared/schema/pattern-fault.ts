// Whether a regular expression can backtrack badly on an address somebody crafts. Sound, not complete: it bounds the
// ways of matching from above, so a pattern that passes takes at most a few million steps.
import { type CharSet, type Part, partsOf } from './pattern-parts.ts';

/** The longest text a pattern meets. */
const LENGTH = 2048;
const MOST_STEPS = 4 * LENGTH * LENGTH;
const MAX_PATTERN = 200;

/** What is wrong with a pattern, or null. */
export function patternFault(pattern: string): string | null {
  if (pattern.length > MAX_PATTERN) return `must have at most ${MAX_PATTERN} characters`;
  try {
    new RegExp(pattern);
  } catch {
    return 'is not a valid regular expression';
  }
  const part = partsOf(pattern);
  if (!part) return 'must not look ahead, behind or back (`(?=`, `(?<=`, `\\1`)';
  const tally = { walks: false };
  const places = ways(part, ACCEPT, tally) * (startsAnchored(part) ? 1 : LENGTH);
  return places * (tally.walks ? LENGTH : 1) <= MOST_STEPS ? null : TOO_SLOW;
}

const TOO_SLOW =
  'can take very long on some texts; avoid a repetition inside a repetition, and several `.*`; begin with `^` where it fits';

/** What may come next. `accepts`: the pattern may end here, and then nothing is tried again. */
type Follow = { readonly set: CharSet; readonly accepts: boolean };

const NOTHING = new Uint8Array(129);
const ANYTHING = new Uint8Array(129).fill(1);
const ACCEPT: Follow = { set: NOTHING, accepts: true };

/** Whether some loop walks over the text again from each place, without adding ways. */
type Tally = { walks: boolean };

/** Upper bound of the ways in which a part can match one text from one place on. */
function ways(part: Part, follow: Follow, tally: Tally): number {
  if (part.kind === 'sequence') return sequenceWays(part.parts, follow, tally);
  if (part.kind === 'choice') return choiceWays(part.options, follow, tally);
  return part.kind === 'repeat' ? repeatWays(part, follow, tally) : 1;
}

function sequenceWays(parts: readonly Part[], follow: Follow, tally: Tally): number {
  let [product, next] = [1, follow];
  for (const part of parts.toReversed()) {
    product *= ways(part, next, tally);
    next = before(part, next);
  }
  return product;
}

function choiceWays(options: readonly Part[], follow: Follow, tally: Tally): number {
  const each = options.map((option) => ways(option, follow, tally));
  const firsts = options.map((option) => before(option, follow).set);
  const apart = firsts.every((set, i) => firsts.slice(i + 1).every((other) => !meets(set, other)));
  return apart ? Math.max(...each) : each.reduce((sum, n) => sum + n, 0);
}

function repeatWays(repeat: Extract<Part, { kind: 'repeat' }>, follow: Follow, tally: Tally): number {
  const { part, min, max } = repeat;
  const first = before(part, { set: NOTHING, accepts: false }).set;
  const inner = ways(part, max > 1 ? { set: union(first, follow.set), accepts: false } : follow, tally);
  const settled = follow.accepts || !meets(first, follow.set);
  if (settled && max > LENGTH && !follow.accepts) tally.walks = true;
  if (max <= 1) return inner + (settled ? 0 : 1);
  return inner ** Math.min(max, LENGTH) * (settled ? 1 : Math.min(max, LENGTH) - min + 1);
}

/** What may come next before a part, given what may come after it. */
function before(part: Part, follow: Follow): Follow {
  switch (part.kind) {
    case 'char':
      return { set: part.set, accepts: false };
    case 'end':
      return { set: NOTHING, accepts: false };
    case 'edge':
      return { set: ANYTHING, accepts: false };
    case 'sequence':
      return part.parts.reduceRight((next, one) => before(one, next), follow);
    case 'choice':
      return part.options.map((option) => before(option, follow)).reduce(either);
    case 'repeat': {
      const inside = before(part.part, follow);
      return part.min > 0 ? inside : either(inside, follow);
    }
  }
}

function startsAnchored(part: Part): boolean {
  if (part.kind === 'edge') return part.isStart;
  if (part.kind === 'choice') return part.options.every(startsAnchored);
  const [first] = part.kind === 'sequence' ? part.parts : [];
  return first !== undefined && startsAnchored(first);
}

const meets = (a: CharSet, b: CharSet): boolean => a.some((has, i) => has === 1 && b[i] === 1);
const union = (a: CharSet, b: CharSet): CharSet => a.map((has, i) => has | (b[i] ?? 0));
const either = (a: Follow, b: Follow): Follow => ({
  set: union(a.set, b.set),
  accepts: a.accepts || b.accepts,
});
