import { amazonKey, amazonOrder } from '../presets/amazon';
import { ebayOrder } from '../presets/ebay';
import { isFooter, reportedOrder, reportRow } from '../presets/ebayReport';
import { idText, text, type Given } from '../presets/reading';
import { shopeeOrder } from '../presets/shopee';
import type { Row } from '../layout';
import type { Plan } from '../settings';
import { decimalIn } from '../values/amounts';
import { orderIn } from './columnReading';
import { orderEvent, type ImportedOrder } from './importedOrder';
import { sourceOf, type OrderReader } from './orderReader';
import { problem, type RowProblem } from './problem';
import type { Outcome } from './unit';

/** Orders as a marketplace exports them: its own names of columns and fields, nothing to map. */
export function presetOrders(plan: Plan, columns: readonly string[], sample: readonly Row[]): OrderReader {
  const given = ({ item, cells }: Row): Given =>
    item ?? Object.fromEntries(columns.map((name, index) => [name, cells[index]]));
  switch (plan.reading.preset) {
    case 'shopee':
      return oneByOne(plan, (row) => shopeeOrder(given(row), sourceOf(plan)));
    case 'ebay':
      return plan.layout.format === 'json' || plan.layout.format === 'ndjson'
        ? oneByOne(plan, (row) => ebayOrder(given(row), sourceOf(plan)))
        : report(plan, given, sample);
    case 'amazon':
    case undefined:
      return amazon(plan, given);
  }
}

function oneByOne(plan: Plan, read: (row: Row) => ImportedOrder | undefined): OrderReader {
  return {
    keyOf: () => undefined,
    read: ([row]) => (row ? outcomeOf(plan, [row], read(row)) : 'skipped'),
  };
}

function amazon(plan: Plan, given: (row: Row) => Given): OrderReader {
  return {
    keyOf: (row) => amazonKey(given(row), row.around ?? {}),
    read: (rows) => {
      const group = rows.map((row) => ({ given: given(row), around: row.around ?? {} }));
      return outcomeOf(plan, rows, amazonOrder(group, { sourceId: sourceOf(plan), now: plan.at }));
    },
  };
}

function report(plan: Plan, given: (row: Row) => Given, sample: readonly Row[]): OrderReader {
  const rows = sample.map((row) => reportRow(given(row)));
  const { zone, currency, decimal } = plan.reading;
  const reading = {
    ...{ sourceId: sourceOf(plan), currency },
    decimal: decimal === 'auto' ? (decimalIn(rows.flatMap(({ total, price }) => [total, price])) ?? decimal) : decimal,
    dates: { zone, order: orderIn(rows.map(({ date }) => date), plan.reading) }, // prettier-ignore
  } as const;
  return {
    keyOf: (row) => {
      const read = reportRow(given(row));
      return isFooter(read) ? undefined : idText(read.order);
    },
    read: (group) => {
      const read = group.map((row) => reportRow(given(row)));
      if (read.every(isFooter)) return 'skipped';
      const order = reportedOrder(read, reading);
      const total = read.map((row) => text(row.total)).find((value) => value !== undefined);
      if (order && total !== undefined && !order.fields.total) return { problems: [badTotal(group, total)] };
      return outcomeOf(plan, group, order);
    },
  };
}

function outcomeOf(plan: Plan, rows: readonly Row[], order: ImportedOrder | undefined): Outcome {
  const last = rows.at(-1);
  if (!last) return 'skipped';
  const wrong = wrongWith(order, last);
  if (!order || wrong) return { problems: [wrong ?? unreadable(last)] };
  const event = orderEvent(order, sourceOf(plan));
  return { unit: { row: last.row, event, ...(order.partial && { partial: true }) } };
}

const badTotal = (group: readonly Row[], value: string): RowProblem =>
  problem(
    group[0]?.row ?? 0,
    'bad_amount',
    'It is no amount in a currency that is known. Choose the currency of the file.',
    {
      value,
    },
  );

const unreadable = ({ row, cells }: Row): RowProblem =>
  problem(
    row,
    'not_this_export',
    'It has no number of an order, or no date that can be read. Is this the export that was chosen?',
    {
      value: cells.map((cell) => text(cell) ?? '').join(' '),
    },
  );

function wrongWith(order: ImportedOrder | undefined, { row }: Row): RowProblem | undefined {
  if (!order) return undefined;
  if (order.people.length === 0 && order.partial !== true && order.fields.total === undefined)
    return problem(row, 'no_total', 'It says neither a total nor who has bought.', { value: order.orderId });
  return undefined;
}
