// The description of the HTTP interface: sound OpenAPI, its examples what its schemas say, and the page made from it.
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { Body, Call } from '../worker/openapi/call.ts';
import { CALLS } from '../worker/openapi/calls.ts';
import { openapiOf } from '../worker/openapi/document.ts';
import { jsonSchemaOf } from '../worker/openapi/json-schema-of.ts';
import { markdownOf } from '../worker/openapi/markdown.ts';

const calls: readonly Call[] = CALLS.flatMap((group) => group.calls);

/** Every body of a call, answers included. */
const bodiesOf = ({ bodies = [], answers }: Call): Body[] => [
  ...bodies,
  ...Object.values(answers).flatMap(({ body, others = [] }) => [...(body ? [body] : []), ...others]),
];

it('is sound OpenAPI 3.1', async () => {
  const document = JSON.parse(JSON.stringify(openapiOf(CALLS, '1.0.0')));
  expect(await new Validator().validate(document)).toEqual({ valid: true });
});

it('names every call once', () => {
  const ids = calls.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const places = calls.map(({ method, path }) => `${method} ${path}`);
  expect(new Set(places).size).toBe(places.length);
});

describe('every example is what its schema says', () => {
  const ajv = new Ajv2020({ strict: false });
  const examples = calls.flatMap((call) =>
    bodiesOf(call).flatMap((body, i) =>
      body.example === undefined ? [] : [[`${call.id} ${i} ${body.type}`, body] as const],
    ),
  );
  it.each(examples)('%s', (_, body) => {
    if (!('json' in body.schema)) expect(v.safeParse(body.schema, body.example).issues).toBeUndefined();
    const shape = jsonSchemaOf(body);
    if ('$ref' in shape) return;
    ajv.validate(JSON.parse(JSON.stringify(shape)), body.example);
    expect(ajv.errors).toBeNull();
  });
});

it('every call that takes a body, and every answer with one, shows an example', () => {
  const without = calls
    .filter((call) => call.path.startsWith('/v1'))
    .filter((call) => bodiesOf(call).some(({ example }) => example === undefined))
    .map(({ id }) => id);
  expect(without).toEqual([]);
});

it('docs/api.md is made from it: `npx vitest run --project unit test/openapi.test.ts -u` makes it anew', async () => {
  await expect(markdownOf(CALLS)).toMatchFileSnapshot('../docs/api.md');
});
