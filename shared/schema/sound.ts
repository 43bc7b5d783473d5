// Sound: schemas for what may be bad in part. What is not sound is left out, instead of refusing the whole.
import * as v from 'valibot';

/** A value that counts as not given when it is not sound. */
export const sound = <const S extends v.GenericSchema>(schema: S) =>
  v.fallback(v.optional(schema), undefined);

/** The sound ones of a list, the first `most` of them. */
export const soundItems = <const S extends v.GenericSchema>(item: S, most: number) =>
  v.pipe(
    v.array(v.unknown()),
    v.transform((list) => {
      const items: v.InferOutput<S>[] = [];
      for (const one of list) {
        const { success, output } = v.safeParse(item, one);
        if (success && items.push(output) === most) break;
      }
      return items;
    }),
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
          .flatMap(([key, one]) => {
            const { success, output } = v.safeParse(value, one);
            return success && key.length <= longestKey ? [[key, output] as const] : [];
          })
          .slice(-most),
      ),
    ),
  );
}
