// What a marketer asks of explain.
import * as v from 'valibot';
import { InventedProfile, InventedSession } from '../../shared/schema/invented.ts';
import { Geo, Page, PageKind } from '../../shared/schema/page.ts';
import { Millis, ShopId, whole } from '../../shared/schema/primitives.ts';

/** A page of no kind; where the store is at home and in its language, which the route fills in. */
const SentPage = v.strictObject({
  ...Page.entries,
  kind: v.optional(PageKind, 'other'),
  url: v.optional(Page.entries.url),
  locale: v.optional(Page.entries.locale),
});

/** For whom (a browser, a customer or a profile made up for the purpose), where and when; under the live revision, an old
 * one or a config that is not published. */
export const ExplainRequest = v.strictObject({
  visitor: v.optional(v.pipe(v.string(), v.maxLength(200))),
  customer: v.optional(ShopId),
  profile: v.optional(InventedProfile),
  consent: v.optional(v.boolean(), true),
  page: v.optional(SentPage, {}),
  session: v.optional(InventedSession, {}),
  slots: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(100))), v.maxLength(50))),
  geo: v.optional(v.strictObject(Geo.entries), {}),
  at: v.optional(Millis),
  revision: v.optional(whole(1, 999_999_999)),
  config: v.optional(v.unknown()),
});
export type ExplainRequest = v.InferOutput<typeof ExplainRequest>;
