// Interface words may have the fields that the built-in ones have.
import { english } from '../../words/en.ts';
import type { Path, PathFault } from '../fault.ts';
import { piecesOf } from '../message.ts';
import { messageFaults } from './message-faults.ts';
import { entriesAt } from './raw.ts';

const FIELDS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(english).map(([word, said]) => [word, piecesOf(said).map(({ name }) => name)]),
);

/** Faults of the words of one language. */
export function wordFaults(words: unknown, path: Path): PathFault[] {
  return entriesAt(words).flatMap(([word, said]) => {
    const fields = FIELDS.get(word);
    if (!fields || typeof said !== 'string') return [];
    return messageFaults(said, fields).map((detail) => ({ path: [...path, word], detail }));
  });
}
