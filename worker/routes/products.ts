// POST …/products: the shop's catalogue, as JSON, NDJSON, CSV or a feed in XML.
import type { Context } from 'hono';
import * as v from 'valibot';
import type { Tally } from '../import/import-answer.ts';
import { ProductReader } from '../import/product-reader.ts';
import { RecordImporter } from '../import/record-importer.ts';
import type { AppEnv } from './app-env.ts';
import { type ImportSetting, importAnswer } from './import-answer.ts';
import { queried } from './queried.ts';
import { written } from './written.ts';

const ProductsQuery = v.object({
  replace: v.optional(v.picklist(['true', 'false'], 'must be `true` or `false`')),
});

/** Imports products. `?replace=true`: the file is the whole catalogue, and what it does not have is sold no more. */
export async function importProducts(c: Context<AppEnv>): Promise<Response> {
  const { replace } = queried(c, ProductsQuery);
  let reader: ProductReader | null = null;
  return importAnswer(
    c,
    ({ stub, currency, now }, tally) => {
      reader = new ProductReader({ currency, now }, tally);
      return new RecordImporter(reader, tally, async (products) =>
        written(await stub.importProducts(c.get('actor'), products)),
      );
    },
    async (setting, tally) => {
      if (replace === 'true' && reader) await dropOthers(c, reader.ids, setting, tally);
    },
  );
}

/** Drops what the file does not have, if it could be read to its end. */
async function dropOthers(
  c: Context<AppEnv>,
  ids: ReadonlySet<string>,
  { stub }: ImportSetting,
  tally: Tally,
): Promise<void> {
  if (!tally.isWhole || ids.size === 0) {
    tally.note('nothing was dropped: not all of the file could be read');
    return;
  }
  const { dropped } = written(await stub.dropOtherProducts(c.get('actor'), [...ids]));
  tally.dropped = dropped;
}
