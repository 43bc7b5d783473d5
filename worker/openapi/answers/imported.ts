// What an upload and a webhook answer: what became of every line.
import * as v from 'valibot';

const counts = {
  orders: v.number(),
  lines: v.number(),
  new: v.number(),
  repeated: v.number(),
  cancelled: v.number(),
  rejected: v.number(),
  rejections: v.array(v.strictObject({ line: v.number(), why: v.string() })),
};

export const Imported = v.strictObject({
  ...counts,
  dropped: v.exactOptional(v.number()),
  format: v.exactOptional(v.string()),
  ignoredColumns: v.exactOptional(v.array(v.string())),
  notes: v.exactOptional(v.array(v.string())),
});

export const HeardWebhook = v.union([
  v.strictObject({ ping: v.literal(true) }),
  v.strictObject({
    topic: v.string(),
    ...counts,
    erased: v.exactOptional(v.number()),
    refunded: v.exactOptional(v.number()),
    deleted: v.exactOptional(v.number()),
    merged: v.exactOptional(v.number()),
    noted: v.exactOptional(v.number()),
    ignored: v.exactOptional(v.string()),
  }),
]);
