import type { Products } from '../products/service';
import type { NotedOrder, OrderSource } from './note';
import type { OrderStatement } from './statement';

type Catalogue = Pick<Products, 'categories'>;

/**
 * Lines that do not say of which kind their product is are of the kind that the catalogue says, as it is when the order is told
 * of; a catalogue that changes later changes no order. One query for a batch.
 */
export async function withCategories(
  catalogue: Catalogue | undefined,
  source: OrderSource,
  noted: readonly NotedOrder[],
): Promise<readonly NotedOrder[]> {
  const ids = noted.flatMap(({ statement }) => unsaid(statement));
  if (!catalogue || ids.length === 0) return noted;
  const categories = await catalogue.categories(source, ids);
  if (categories.size === 0) return noted;
  return noted.map(({ profileId, statement }) => ({ profileId, statement: filled(statement, categories) }));
}

const unsaid = ({ fields: { lines = [] } }: OrderStatement): readonly string[] =>
  lines.flatMap(({ productId, category }) => (productId === undefined || category !== undefined ? [] : [productId]));

function filled(statement: OrderStatement, categories: ReadonlyMap<string, string>): OrderStatement {
  const { lines } = statement.fields;
  if (!lines) return statement;
  const told = lines.map((line) => {
    const category = line.category ?? (line.productId === undefined ? undefined : categories.get(line.productId));
    return category === undefined ? line : { ...line, category };
  });
  return { ...statement, fields: { ...statement.fields, lines: told } };
}
