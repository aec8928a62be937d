import type { Row } from '../layout';
import type { Plan } from '../settings';
import type { Cells } from './cells';
import { orderEvent } from './importedOrder';
import { orderKey, orderOf } from './order';
import type { Outcome } from './unit';

/** How rows become orders. */
export interface OrderReader {
  /** Rows of one key are one order; undefined: by itself. */
  keyOf(row: Row): string | undefined;
  read(rows: readonly Row[]): Outcome;
}

/** Whose orders an import's are: those of a shop that is named, else of imports. */
export const sourceOf = ({ reading: { sourceId, preset } }: Pick<Plan, 'reading'>): string =>
  sourceId ?? (preset ? `import-${preset}` : 'import');

/** Orders of a file whose columns are mapped. */
export function genericOrders(plan: Plan, cellsOf: (row: Row) => Cells): OrderReader {
  return {
    keyOf: (row) => orderKey(cellsOf(row)),
    read: (rows) => {
      const group = rows.map(cellsOf);
      const order = orderOf(group, plan.at);
      return order
        ? { unit: { row: rows.at(-1)?.row ?? 0, event: orderEvent(order, sourceOf(plan)) } }
        : { problems: group.flatMap(({ problems }) => problems) };
    },
  };
}
