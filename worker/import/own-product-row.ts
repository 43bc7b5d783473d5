// A row of any other catalogue: its columns by their names, one product a row.
import type { ProductField } from './columns.ts';
import { addressCell, type CatalogSetting, costCell, lowerPrice, tagsOf, textCell } from './product-cells.ts';
import type { ProductRow } from './product-groups.ts';
import { stockOfWord } from './stock-words.ts';

/** Reads a row; `cell` gives undefined for a column the file does not have. */
export function ownRow(
  line: number,
  cell: (field: ProductField) => string | undefined,
  setting: CatalogSetting,
): ProductRow | { why: string } {
  const priceMinor = lowerPrice(cell('price') ?? '', cell('salePrice') ?? '', setting);
  if (priceMinor !== null && typeof priceMinor === 'object') return priceMinor;
  const stock = cell('stock') ? stockOfWord(cell('stock') ?? '') : null;
  if (stock === undefined)
    return { why: `has a stock that is no number: \`${cell('stock')?.slice(0, 40)}\`` };
  const told = <T>(field: ProductField, key: string, value: T) =>
    cell(field) !== undefined && { [key]: value };
  const [id = '', title = '', url = '', sku = ''] = [cell('id'), cell('title'), cell('url'), cell('sku')];
  return {
    line,
    part: {
      ...{ id, ...(title !== '' && { title: title.slice(0, 500) }), ...(url !== '' && { url }) },
      ...told('image', 'image', addressCell(cell('image') ?? '')),
      ...told('price', 'priceMinor', priceMinor),
      ...told('cost', 'costMinor', costCell(cell('cost') ?? '', setting) ?? null),
      ...told('brand', 'brand', textCell(cell('brand') ?? '', 200)),
      ...told('category', 'category', textCell(cell('category') ?? '', 200)),
      ...told('tags', 'tags', cell('tags') ? tagsOf(cell('tags') ?? '') : null),
      ...told('stock', 'stock', stock),
      ...told('variant', 'variant', textCell(cell('variant') ?? '', 128)),
      ...(sku !== '' &&
        sku !== id && { aliases: [{ name: sku, ...(cell('variant') && { variant: cell('variant') }) }] }),
    },
  };
}
