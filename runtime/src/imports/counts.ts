import { NO_COUNTS, type Counts } from './model';
import type { RowProblem } from './rows/problem';
import type { Portion } from './rows/unit';

/** What was found out about the units of a portion before they were written. */
export interface Looked {
  readonly new: number;
  readonly existing: number;
  /** Units that are refused after all: somebody stays unsubscribed, an order is not known. */
  readonly problems: readonly RowProblem[];
}

export function countsOf({ read, skipped, refused, problems }: Portion, looked: Looked): Counts {
  const reasons: Record<string, number> = {};
  // One row counts once for each reason, however many values are wrong for it.
  const said = new Set([...problems, ...looked.problems].map(({ row, code }) => `${code} ${String(row)}`));
  for (const each of said) {
    const code = each.slice(0, each.indexOf(' '));
    reasons[code] = (reasons[code] ?? 0) + 1;
  }
  const late = new Set(looked.problems.map(({ row }) => row)).size;
  return { read, skipped, refused: refused + late, new: looked.new, existing: looked.existing, reasons };
}

export function added(a: Counts = NO_COUNTS, b: Counts = NO_COUNTS): Counts {
  const codes = new Set([...Object.keys(a.reasons), ...Object.keys(b.reasons)]);
  const reasons = Object.fromEntries([...codes].map((code) => [code, (a.reasons[code] ?? 0) + (b.reasons[code] ?? 0)]));
  const sum = (name: 'read' | 'new' | 'existing' | 'refused' | 'skipped') => a[name] + b[name];
  return {
    ...{ read: sum('read'), new: sum('new'), existing: sum('existing'), refused: sum('refused') },
    ...{ skipped: sum('skipped'), reasons },
  };
}
