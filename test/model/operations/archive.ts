import type { Context } from '../context';
import { assign } from '../layout';
import { beginEnding } from './exit';

/** Archive, everybody leaves: the journey says so first, then whoever is inside is ended, until nobody is found any more. */
export function archives(context: Context): void {
  const { now } = context;
  if (now.world.archive === 'may')
    context.step(
      () => 'a person archives the journey: everybody leaves it',
      (next) => {
        next.world.archive = 'leaving';
      },
    );
  const idle = now.mergers.findIndex(({ at }) => at === 'idle');
  if (now.world.archive !== 'leaving' || idle < 0) return;
  context.step(
    () => 'the task of the archive reads who is inside',
    (next) => {
      const root = next.enrolments.findIndex(({ active }) => active);
      if (root < 0) {
        next.world.archive = 'left';
        return;
      }
      assign(next.mergers[idle]!, { root, by: 'exit' });
      beginEnding(context, next.mergers[idle]!);
    },
  );
}
