// Theme: colours and corners of what is drawn. Values are parsed and set one by one, never joined into CSS.
import * as v from 'valibot';
import { text, whole } from './primitives.ts';

/** A colour as CSS hex. */
const Color = v.pipe(
  v.string('must be text'),
  v.regex(/^#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$/, 'must be a colour like `#0a6` or `#00aa66`'),
);

export const Theme = v.strictObject({
  accent: v.optional(Color),
  background: v.optional(Color),
  text: v.optional(Color),
  radius: v.optional(whole(0, 32)),
  font: v.optional(v.pipe(text(200), v.regex(/^[\w\s,'"-]+$/, 'must be a list of font names'))),
  colorScheme: v.optional(v.picklist(['auto', 'light', 'dark'])),
});
export type Theme = v.InferOutput<typeof Theme>;
