// The lowest point of a smooth function of a few numbers, without its derivatives: Nelder and Mead (1965).
import { drained } from '../recommend/drained.ts';

type Surface = (at: readonly number[]) => number;
type Corner = { readonly at: readonly number[]; readonly value: number };

/** How far below the highest corner the lowest may be when the search ends. */
const TOLERANCE = 1e-9;
const MAX_STEPS = 600;
/** Steps between two pauses: of a likelihood of 5,000 records, a few hundredths of a second. */
const BITE = 40;

/** Where `f` is lowest, searched from `start` with first steps of ½; where `f` is no number counts as infinitely high. */
export const lowestPoint = (f: Surface, start: readonly number[]): number[] =>
  drained(lowestPointBites(f, start));

/** The same; yields between bites of work. */
export function* lowestPointBites(f: Surface, start: readonly number[]): Generator<undefined, number[]> {
  const corner = (at: readonly number[]): Corner => {
    const value = f(at);
    return { at, value: Number.isNaN(value) ? Number.POSITIVE_INFINITY : value };
  };
  let corners = around(start).map(corner).sort(lowestFirst);
  for (let step = 0; step < MAX_STEPS; step++) {
    const lowest = corners[0];
    const highest = corners.at(-1);
    if (!lowest || !highest) break;
    if (highest.value - lowest.value <= TOLERANCE * (Math.abs(lowest.value) + 1)) break;
    const better = replacement(corners, highest, corner);
    corners = better
      ? [...corners.slice(0, -1), better]
      : corners.map((each) => (each === lowest ? each : corner(between(lowest.at, each.at, 0.5))));
    corners.sort(lowestFirst);
    if (step % BITE === BITE - 1) yield;
  }
  return [...(corners[0]?.at ?? start)];
}

/** What may stand in place of the highest corner: reflected, stretched or drawn in; undefined: shrink all. */
function replacement(
  corners: readonly Corner[],
  highest: Corner,
  corner: (at: readonly number[]) => Corner,
): Corner | undefined {
  const others = corners.slice(0, -1);
  const centre = highest.at.map(
    (_, i) => others.reduce((sum, { at }) => sum + (at[i] ?? 0), 0) / others.length,
  );
  const reflected = corner(between(centre, highest.at, -1));
  const [lowest] = others;
  const second = others.at(-1);
  if (lowest && reflected.value < lowest.value) {
    const stretched = corner(between(centre, highest.at, -2));
    return stretched.value < reflected.value ? stretched : reflected;
  }
  if (second && reflected.value < second.value) return reflected;
  const nearer = reflected.value < highest.value ? reflected : highest;
  const drawnIn = corner(between(centre, nearer.at, 0.5));
  return drawnIn.value < nearer.value ? drawnIn : undefined;
}

const lowestFirst = (a: Corner, b: Corner) => a.value - b.value;

const around = (start: readonly number[]): (readonly number[])[] => [
  start,
  ...start.map((_, moved) => start.map((value, i) => (i === moved ? value + 0.5 : value))),
];

const between = (from: readonly number[], to: readonly number[], share: number): number[] =>
  from.map((value, i) => value + share * ((to[i] ?? 0) - value));
