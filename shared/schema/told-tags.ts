// ToldTags: the campaign parameters (utm) of the address a visit began with, as a browser tells of them.
import * as v from 'valibot';
import { formDecoded } from './form-decoded.ts';
import { cutTo, soundEntries, soundItems } from './sound.ts';

const MAX_TAGS = 100;
const MAX_PAIR = 2048;

const Tags = soundEntries(20, v.pipe(v.string(), v.maxLength(200)), MAX_TAGS);

/** By name, `{source: 'mail'}`; or as they stand in the address, `['utm_source=mail']`, null where it has none. */
export const ToldTags = v.union([
  v.pipe(
    v.nullable(soundItems(cutTo(MAX_PAIR), MAX_TAGS)),
    v.transform((pairs): Record<string, unknown> => Object.fromEntries((pairs ?? []).map(tagOf))),
    Tags,
  ),
  Tags,
]);

/** Name and value of one. */
function tagOf(pair: string): [name: string, value: string] {
  const [name = '', ...value] = pair.split('=');
  return [formDecoded(name).replace(/^utm_/, ''), formDecoded(value.join('='))];
}
