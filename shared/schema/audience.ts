// Audience and schedule: for whom, where and when a campaign is.
import * as v from 'valibot';
import { Condition } from './condition.ts';
import { DeviceKind, PageKind } from './page.ts';
import { Country, Id, IsoTime, Locale, text } from './primitives.ts';
import { STAGES, WEEKDAYS } from './vocabulary.ts';

/** The lifecycle stages; exactly one holds for each person. */
export const Stage = v.picklist(STAGES);
export type Stage = v.InferOutput<typeof Stage>;

const names = v.pipe(v.array(Id), v.maxLength(100));
const someNames = v.pipe(names, v.minLength(1, 'must not be empty'));
const globs = v.pipe(v.array(text(500)), v.maxLength(100));
const someGlobs = v.pipe(globs, v.minLength(1, 'must not be empty'));

/** `["new"]` is short for `{"any": ["new"]}`. */
export const SegmentRule = v.union(
  [
    someNames,
    v.strictObject({ any: v.optional(someNames), all: v.optional(names), none: v.optional(names) }),
  ],
  'must be a list of segments or `{"any": [...], "all": [...], "none": [...]}`',
);

export const Audience = v.strictObject({
  segments: v.optional(SegmentRule),
  pages: v.optional(v.pipe(v.array(PageKind), v.minLength(1, 'must not be empty'))),
  urls: v.optional(v.strictObject({ include: v.optional(someGlobs), exclude: v.optional(globs) })),
  devices: v.optional(v.pipe(v.array(DeviceKind), v.minLength(1, 'must not be empty'))),
  countries: v.optional(v.pipe(v.array(Country), v.minLength(1, 'must not be empty'))),
  languages: v.optional(v.pipe(v.array(Locale), v.minLength(1, 'must not be empty'))),
  where: v.optional(Condition),
});
export type Audience = v.InferOutput<typeof Audience>;

export const Weekday = v.picklist(WEEKDAYS);
export type Weekday = v.InferOutput<typeof Weekday>;

/** `HH:MM-HH:MM` in the store's time zone; may pass midnight; `until` is exclusive. */
const Hours = v.pipe(
  v.string('must be text'),
  v.regex(/^([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'must be hours like `18:00-23:00`'),
);

export const Schedule = v.pipe(
  v.strictObject({
    from: v.optional(IsoTime),
    until: v.optional(IsoTime),
    weekdays: v.optional(v.pipe(v.array(Weekday), v.minLength(1, 'must not be empty'))),
    hours: v.optional(v.pipe(v.array(Hours), v.minLength(1, 'must not be empty'), v.maxLength(24))),
  }),
  v.forward(
    v.check((s) => !s.from || !s.until || Date.parse(s.from) < Date.parse(s.until), 'must be after `from`'),
    ['until'],
  ),
);
export type Schedule = v.InferOutput<typeof Schedule>;
