// Sound: schemas for what may be bad in part. What is not sound is left out, instead of refusing the whole.
import * as v from 'valibot';

/** Of a list made to keep us busy, no more is looked at. */
const MOST_READ = 2000;

/** A value that counts as not given when it is not sound. */
export const sound = <const S extends v.GenericSchema>(schema: S) =>
  v.fallback(v.optional(schema), undefined);

/** The sound ones of a list, the first `most` of them. */
export const soundItems = <const S extends v.GenericSchema>(item: S, most: number) =>
  v.pipe(
    v.array(v.unknown()),
    v.transform((list) => {
      const items: v.InferOutput<S>[] = [];
      for (const one of list.slice(0, MOST_READ)) {
        const { success, output } = v.safeParse(item, one);
        if (success && items.push(output) === most) break;
      }
      return items;
    }),
  );

/** The value as it is where it is sound, as most are and as is quickly seen; else what `parts` makes of it. */
export const wholeOrParts = <const S extends v.GenericSchema, const P extends v.GenericSchema>(
  whole: S,
  parts: P,
) =>
  v.pipe(
    v.unknown(),
    v.rawTransform<unknown, v.InferOutput<S> | v.InferOutput<P>>(
      ({ dataset: { value }, addIssue, NEVER }) => {
        // Of thousands of faults one is enough to know.
        const sound = v.safeParse(whole, value, { abortEarly: true });
        if (sound.success) return sound.output;
        const { success, output } = v.safeParse(parts, value, { abortEarly: true });
        if (success) return output;
        addIssue({ message: 'is not sound' });
        return NEVER;
      },
    ),
  );

/** Text, cut to a length. */
export const cutTo = (length: number) =>
  v.pipe(
    v.string(),
    v.transform((text) => text.slice(0, length)),
  );

/** The sound entries of a record, the last `most` of them. */
export function soundEntries<const S extends v.GenericSchema>(longestKey: number, value: S, most: number) {
  return v.pipe(
    v.record(v.string(), v.unknown()),
    v.transform((entries) =>
      Object.fromEntries(
        Object.entries(entries)
          .slice(-MOST_READ)
          .flatMap(([key, one]) => {
            const { success, output } = v.safeParse(value, one);
            return success && key.length <= longestKey ? [[key, output] as const] : [];
          })
          .slice(-most),
      ),
    ),
  );
}
