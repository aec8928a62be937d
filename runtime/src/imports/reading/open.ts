import type { Layout, Table } from '../layout';
import { csvTable } from './csv';
import { decoded } from './encoding';
import { jsonTable } from './json';
import { jsonItems, lineItems } from './jsonItems';
import { xlsxTable } from './xlsx';

/** The table in a file. Throws FileError when it cannot be read as it is said to be; the rows may do so later, too. */
export async function openTable(bytes: AsyncIterable<Uint8Array>, layout: Layout): Promise<Table> {
  switch (layout.format) {
    case 'xlsx':
      return await xlsxTable(bytes, layout);
    case 'csv':
      return await csvTable(decoded(bytes, layout.encoding), layout);
    case 'json':
      return await jsonTable(jsonItems(decoded(bytes, layout.encoding)));
    case 'ndjson':
      return await jsonTable(lineItems(decoded(bytes, layout.encoding)));
  }
}
