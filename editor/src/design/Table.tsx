import './Table.css';

import type { ReactNode } from 'react';

import { cx } from './cx';

export interface Column<Row> {
  readonly id: string;
  readonly head: ReactNode;
  readonly cell: (row: Row) => ReactNode;
  /** Right aligned, tabular figures. */
  readonly number?: boolean | undefined;
  /** CSS width; a share (`'40%'`) is not widened by what is in it: `cut` cuts it. Otherwise by content. */
  readonly width?: string | undefined;
  /** The head is for screen readers only: a column of menus. */
  readonly hideHead?: boolean | undefined;
  /** Left out where there is little room: what can be done without, or stands on the page behind the row. */
  readonly spare?: boolean | undefined;
}

export interface TableProps<Row> {
  /** What the table holds, for screen readers. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** The chosen row; it is marked. */
  readonly selected?: string | undefined;
  /** A press anywhere on the row; put a link or button in one cell for the keyboard. */
  readonly onRowClick?: ((row: Row) => void) | undefined;
  /** 36 px rows instead of 44. */
  readonly tight?: boolean | undefined;
  /** Under the last row: "Show more". */
  readonly footer?: ReactNode;
}

export function Table<Row>(props: TableProps<Row>) {
  const { label, columns, rows, rowKey, selected, onRowClick, tight, footer } = props;
  return (
    <div className="table-frame" role="region" aria-label={label} tabIndex={0}>
      <table className={cx('table', tight && 'table-tight')}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.id} scope="col" className={classOf(column)} style={widthOf(column)}>
                {column.hideHead ? <span className="sr-only">{column.head}</span> : column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const key = rowKey(row);
            return (
              <tr
                key={key}
                className={cx(onRowClick && 'table-row-opens')}
                aria-current={key === selected ? 'true' : undefined}
                onClick={(event) => {
                  if (onRowClick && !isOnControl(event.target)) onRowClick(row);
                }}
              >
                {columns.map((column) => (
                  <td key={column.id} className={classOf(column)}>
                    {column.cell(row)}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
      {footer && <div className="table-foot">{footer}</div>}
    </div>
  );
}

function classOf<Row>({ number, width, spare }: Column<Row>) {
  return cx(number && 'table-number', width?.endsWith('%') && 'table-sized', spare && 'table-spare');
}

function widthOf<Row>({ width }: Column<Row>) {
  return width === undefined ? undefined : { width };
}

/** Links, buttons and fields in a row act by themselves. */
function isOnControl(target: EventTarget): boolean {
  return target instanceof Element && target.closest('a, button, input, label, [role="menu"]') !== null;
}
