// OwnWords: the interface words of one language that a store gives, in place of the built-in ones.
import * as v from 'valibot';
import { WORD_PARTS } from '../words/words.ts';
import { text } from './primitives.ts';

export const OwnWords = v.strictObject(
  Object.fromEntries([...WORD_PARTS.keys()].map((word) => [word, v.optional(text(300))])),
);
export type OwnWords = v.InferOutput<typeof OwnWords>;
