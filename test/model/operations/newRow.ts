import { assign } from '../layout';
import type { Row } from '../records/row';
import type { State } from '../state';

/** The state has to be made larger. */
export class NoRoom extends Error {}

type NewRow = Pick<Row, 'key' | 'token' | 'seq' | 'body'>;

/** Rows stand in the order of their names, whichever was inserted first; whoever works on one behind it is told its new place. */
export function newRow(next: State, fields: NewRow): void {
  const { rows } = next;
  if (rows.at(-1)!.key !== 0) throw new NoRoom();
  let place = rows.findIndex(
    ({ key, token }) => key === 0 || key > fields.key || (key === fields.key && token > fields.token),
  );
  if (place < 0) place = rows.length - 1;
  for (let index = rows.length - 1; index > place; index--) rows[index]!.copy(rows[index - 1]!);
  rows[place]!.clear();
  assign(rows[place]!, fields);
  for (const processes of [next.workers, next.dispatchers, next.lateWorker, next.lateDispatcher])
    for (const process of processes) if (process.row > place) process.row += 1;
}
