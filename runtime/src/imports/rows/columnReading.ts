import type { Row } from '../layout';
import type { Plan } from '../settings';
import { decimalIn } from '../values/amounts';
import { orderOf, type DateOrder } from '../values/dates';
import type { ColumnReading, Columns } from './cells';

/** How each mapped column is read: as it is said, else as its first values are written. */
export function readingsOf(
  { reading }: Pick<Plan, 'reading'>,
  columns: Columns,
  sample: readonly Row[],
): ReadonlyMap<string, ColumnReading> {
  return new Map(
    [...columns.fields].map(([field, { index }]) => {
      const values = sample.map(({ cells }) => cells[index]);
      const decimal = reading.decimal === 'auto' ? (decimalIn(values) ?? 'auto') : reading.decimal;
      return [field, { decimal, order: orderIn(values, reading) }];
    }),
  );
}

/** Where no value tells, Americans begin with the month. */
export function orderIn(
  values: readonly unknown[],
  { dateOrder, country }: { readonly dateOrder: DateOrder; readonly country?: string | undefined },
): ColumnReading['order'] {
  if (dateOrder !== 'auto') return dateOrder;
  return orderOf(values) ?? (country === 'US' ? 'mdy' : 'dmy');
}
