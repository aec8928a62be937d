import type { Context } from '../../context';
import { calls } from './call';
import { checks } from './check';
import { handOvers } from './handOver';
import { records } from './record';
import { resumptions } from './resume';
import { takeOvers } from './takeOver';
import { takes } from './take';

/** Send, in the order in which one dispatcher goes through it with one row. */
export function sends(context: Context): void {
  takes(context);
  checks(context);
  handOvers(context);
  calls(context);
  records(context);
  resumptions(context);
  takeOvers(context);
}
