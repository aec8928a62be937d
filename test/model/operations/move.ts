import { assign } from '../layout';
import type { Context } from '../context';

/** Move to version 2, in one update. Standing at a step that is gone: the hold goes, due now at its successor. */
export function moves(context: Context): void {
  const { now, wrong, journey } = context;
  if (!now.world.move || !now.enrolments[0]!.active) return;
  context.step(
    () => 'the enrolment moves to version 2',
    (next) => {
      const enrolment = next.enrolments[0]!;
      next.world.move = false;
      next.world.moved = true;
      enrolment.version = 2;
      if (wrong['move keeps seq and lease']) return;
      enrolment.seq += 1;
      enrolment.lease = 0;
      const gone = journey.versions[1]![enrolment.step] === undefined;
      if (wrong['move voids rows, keeps the hold']) {
        if (gone) enrolment.version = 1;
        for (const row of next.rows)
          if (row.key !== 0 && (row.status === 'proposed' || row.status === 'pending')) row.status = 'void';
      } else if (gone) {
        assign(enrolment, { step: journey.names.indexOf('C'), due: 'now', hold: 'none', settled: false });
        assign(enrolment, { outcome: 'none', outcomeAt: 0, outcomeEvent: 0, holdSince: 0, until: 0, began: 0 });
      }
    },
  );
}
