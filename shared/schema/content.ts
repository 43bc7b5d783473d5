// Content: the words and pictures of a campaign, per locale. Text is text: never HTML.
import * as v from 'valibot';
import { Href, localized, text, whole } from './primitives.ts';

export const Image = v.strictObject(
  {
    src: Href,
    alt: v.pipe(v.string('must be text'), v.maxLength(300)),
    width: whole(1, 10_000),
    height: whole(1, 10_000),
  },
  'must be like `{"src": "/w.webp", "alt": "", "width": 800, "height": 600}`',
);

/** What braces in a text may name; the view fills them in. `date` and `minutes` are the code's expiry, `count` and
 * `total` are the cart's. */
export const CONTENT_FIELDS = [
  'product',
  'discount',
  'minimum',
  'remaining',
  'threshold',
  'count',
  'total',
  'minutes',
  'code',
  'date',
] as const;

/** The texts of a content that may have fields. */
export const CONTENT_TEXTS = [
  ['title'],
  ['body'],
  ['action'],
  ['dismiss'],
  ['teaser'],
  ['done', 'title'],
  ['done', 'body'],
  ['done', 'action'],
] as const;

export const ContentFields = v.strictObject({
  title: v.optional(text(300)),
  body: v.optional(text(2000)),
  action: v.optional(text(80)),
  href: v.optional(Href),
  dismiss: v.optional(text(80)),
  teaser: v.optional(text(80)),
  image: v.optional(Image),
  done: v.optional(
    v.strictObject({
      title: v.optional(text(300)),
      body: v.optional(text(2000)),
      action: v.optional(text(80)),
      href: v.optional(Href),
    }),
  ),
});
export type ContentFields = v.InferOutput<typeof ContentFields>;

export const Content = localized(ContentFields);
export type Content = v.InferOutput<typeof Content>;
