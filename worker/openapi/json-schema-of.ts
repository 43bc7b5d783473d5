// A schema of ours as JSON Schema (draft 2020-12), which is what OpenAPI 3.1 describes bodies with.
import { type JsonSchema, toJsonSchema } from '@valibot/to-json-schema';
import type { Body } from './call.ts';

/** The shape of a body, as its sender writes it. What JSON Schema cannot say (checks across fields) is left out. */
export function jsonSchemaOf({ schema }: Body): JsonSchema {
  if ('json' in schema) return schema.json;
  const { $schema: _, ...shape } = toJsonSchema(schema, {
    typeMode: 'input',
    errorMode: 'ignore',
    target: 'draft-2020-12',
  });
  return shape;
}
