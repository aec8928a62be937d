import type { Context } from '../context';
import { assign, max } from '../layout';

/** Dead letters, by a person: the step runs once more, behind the hold it still has; or it is passed, as if a hold had timed out. */
export function deadLetters(context: Context): void {
  const { now, configuration } = context;
  const skips = configuration.person?.includes('skip') ?? false;
  for (const [index, { queue, active }] of now.enrolments.entries())
    if (queue === 'dead' && active)
      context.step(
        () => `a person ${skips ? 'skips the step of' : 'retries'} enrolment ${String(index)}, a dead letter`,
        (next) => {
          const enrolment = next.enrolments[index]!;
          assign(enrolment, { queue: 'run', due: 'now', attempts: 0, seq: enrolment.seq + 1, lease: 0, calling: 0 });
          if (skips) assign(enrolment, { hold: 'time', settled: true, until: max(next.world.clock, enrolment.since) });
        },
      );
}
