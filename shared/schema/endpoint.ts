// Endpoints: where a store has its news sent (Standard Webhooks).
import * as v from 'valibot';
import { Id, Millis } from './primitives.ts';

/** What can be heard: a lead came, or confirmed its address; a pool of codes is nearly empty, or codes of it leaked. */
export const WebhookEvent = v.picklist(
  ['lead.created', 'lead.confirmed', 'codes.low', 'codes.leaked'],
  'must be lead.created, lead.confirmed, codes.low or codes.leaked',
);
export type WebhookEvent = v.InferOutput<typeof WebhookEvent>;

// A name whose last part begins with a letter: in no spelling an IP address, nor a name within the own network.
const PUBLIC =
  /^https:\/\/([a-z0-9_-]+\.)+(?!(localhost|local|internal|intranet|lan|home|corp|arpa)([:/?]|$))[a-z][a-z0-9-]*(:\d{1,5})?([/?][^\s\\#]*)?$/i;
const portOf = (url: string): number => Number(/^https:..[^/?]*:(\d+)/.exec(url)?.[1] ?? 443);

/** An address in the public internet: https, a host with a name (Punycode where it is not ASCII), no password. */
export const WebhookUrl = v.pipe(
  v.string('must be text'),
  v.maxLength(2048, 'must have at most 2048 characters'),
  v.regex(PUBLIC, 'must be like `https://mailer.example/hooks`: https, a public host name, no password'),
  v.check((url) => portOf(url) <= 65_535, 'has a port beyond 65535'),
);

const named = {
  id: Id,
  url: WebhookUrl,
  events: v.pipe(v.array(WebhookEvent), v.minLength(1, 'must not be empty')),
};

/** One endpoint as it is put; `rotate` gives it a new secret and leaves the old one valid for a day. */
export const NewEndpoint = v.strictObject({
  ...named,
  enabled: v.optional(v.boolean('must be true or false'), true),
  rotate: v.optional(v.boolean('must be true or false'), false),
});
export type NewEndpoint = v.InferOutput<typeof NewEndpoint>;

/** All endpoints of a store: one that is left out is removed, with what was still to be sent to it. */
export const PutEndpoints = v.strictObject({
  endpoints: v.pipe(
    v.array(NewEndpoint),
    v.maxLength(10, 'has more than 10 endpoints'),
    v.check((all) => new Set(all.map(({ id }) => id)).size === all.length, 'names an id twice'),
  ),
});

/** An endpoint as it is read; `secret` only in the answer to the PUT that made it. */
export const Endpoint = v.object({
  ...named,
  enabled: v.boolean(),
  /** Why it was switched off by itself. */
  disabled: v.optional(v.string()),
  madeAt: Millis,
  /** Until when (ms) the secret before is used beside the new one. */
  oldSecretUntil: v.optional(Millis),
  secret: v.optional(v.string()),
});
export type Endpoint = v.InferOutput<typeof Endpoint>;

/** The answer of GET and PUT …/endpoints. */
export const Endpoints = v.object({ endpoints: v.array(Endpoint) });
export type Endpoints = v.InferOutput<typeof Endpoints>;
