// What editors and scripts read to write a config: its JSON Schema and the attributes of conditions.
import type { Context } from 'hono';
import { ATTRIBUTES, PRODUCT_ATTRIBUTES } from '../../shared/schema/attributes.ts';
import { configJsonSchema } from '../../shared/schema/json-schema.ts';
import type { AppEnv } from './app-env.ts';

// Editors fetch these from pages of their own.
const HEADERS = { 'access-control-allow-origin': '*', 'cache-control': 'public, max-age=300' };
let schemaText: string | undefined;

/** The JSON Schema of a config, made once per isolate. */
export function configSchema(c: Context<AppEnv>): Response {
  schemaText ??= JSON.stringify(configJsonSchema());
  return c.body(schemaText, 200, { ...HEADERS, 'content-type': 'application/schema+json' });
}

/** What `where` may ask, of visitors and of products. */
export const attributes = (c: Context<AppEnv>): Response =>
  c.json({ attributes: ATTRIBUTES, products: PRODUCT_ATTRIBUTES }, 200, HEADERS);
