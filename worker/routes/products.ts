// POST …/products: the shop's catalogue, as JSON, NDJSON or CSV.
import type { Context } from 'hono';
import { productReader } from '../import/product-reader.ts';
import { RecordImporter } from '../import/record-importer.ts';
import type { AppEnv } from './app-env.ts';
import { importAnswer } from './import-answer.ts';
import { written } from './written.ts';

/** Imports products. */
export function importProducts(c: Context<AppEnv>): Promise<Response> {
  return importAnswer(
    c,
    ({ stub, currency }, tally) =>
      new RecordImporter(productReader(currency), tally, async (products) =>
        written(await stub.importProducts(c.get('actor'), products)),
      ),
  );
}
