// What anybody may read of the Worker itself.
import * as v from 'valibot';
import { type Group, ok } from '../call.ts';

export const about: Group = {
  name: 'About',
  about: 'Schemas for editors and tools, and whether the Worker is up.',
  calls: [
    {
      id: 'readOpenapi',
      method: 'get',
      path: '/openapi.json',
      caller: 'anybody',
      summary: 'This description',
      answers: {
        200: {
          about: 'OpenAPI 3.1.',
          body: { type: 'application/json', schema: { json: { type: 'object' } } },
        },
      },
      problems: [],
    },
    {
      id: 'readConfigSchema',
      method: 'get',
      path: '/schema/config.json',
      caller: 'anybody',
      summary: 'The JSON Schema of a config',
      answers: {
        200: {
          about: 'JSON Schema, draft 2020-12.',
          body: { type: 'application/schema+json', schema: { json: { type: 'object' } } },
        },
      },
      problems: [],
    },
    {
      id: 'readAttributes',
      method: 'get',
      path: '/schema/attributes.json',
      caller: 'anybody',
      summary: 'What a `where` may ask, of visitors and of products',
      answers: ok(
        'A name that ends in `.*` stands for any one key in its place.',
        v.strictObject({
          attributes: v.array(attribute()),
          products: v.array(attribute()),
        }),
      ),
      problems: [],
    },
    {
      id: 'readHealth',
      method: 'get',
      path: '/healthz',
      caller: 'anybody',
      summary: 'Whether the Worker is up',
      answers: ok('It is.', v.strictObject({ ok: v.literal(true) }), { ok: true }),
      problems: [],
    },
  ],
};

function attribute() {
  return v.strictObject({
    name: v.string(),
    type: v.picklist(['string', 'number', 'boolean', 'strings', 'any']),
    about: v.string(),
    values: v.exactOptional(v.array(v.string())),
    shape: v.exactOptional(v.strictObject({ pattern: v.string(), like: v.string() })),
  });
}
