import type { Configuration } from './configuration';
import { explore, type Exploration } from './explorer/explore';
import { NoRoom } from './operations/newRow';
import { Protocol } from './protocol';
import type { Mutation } from './rules';

/** How many rows attempts leave cannot be told beforehand; a state with room for many is a large one. */
const ROOM_FOR_ROWS = [3, 5, 7, 10, 14, 20];

/** One configuration, explored completely, or up to the first invariant that breaks. */
export function check(configuration: Configuration, mutation?: Mutation): Exploration {
  for (const rows of ROOM_FOR_ROWS)
    try {
      return explore(new Protocol(configuration, rows, mutation));
    } catch (error) {
      if (!(error instanceof NoRoom)) throw error;
    }
  throw new RangeError(`More than ${String(ROOM_FOR_ROWS.at(-1))} rows: too large to explore`);
}
