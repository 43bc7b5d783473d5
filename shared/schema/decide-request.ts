// DecideRequest: what a browser asks, taken as far as it is sound: the question must not fail by a bad part.
import * as v from 'valibot';
import { SignedCustomer } from './page.ts';
import { Id } from './primitives.ts';
import { sound, soundItems } from './sound.ts';
import { ToldPage } from './told-page.ts';
import { ToldSession } from './told-session.ts';

export const DecideRequest = v.object({
  store: Id,
  consent: v.boolean(),
  visitor: sound(v.pipe(v.string(), v.maxLength(200))),
  customer: sound(SignedCustomer),
  page: ToldPage,
  session: ToldSession,
  slots: sound(soundItems(v.pipe(v.string(), v.maxLength(100)), 50)),
  preview: sound(v.pipe(v.string(), v.maxLength(4096))),
});
export type DecideRequest = v.InferOutput<typeof DecideRequest>;
