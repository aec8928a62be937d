import type { Context } from '../context';
import type { Worker } from '../records/process';
import type { State } from '../state';
import { rowsAreApplied } from './applyRow';
import { externalCalls } from './callExternal';
import { archives } from './archive';
import { claims } from './claim';
import { commits } from './commit';
import { conditions, watches } from './condition';
import { countings } from './counts';
import { deadLetters } from './deadLetters';
import { entries } from './enter';
import { eventsAreHandled, handlerGoesOn } from './event';
import { executions } from './execute';
import { endings } from './exit';
import { families } from './left';
import { lookUps } from './lookUp';
import { merges } from './merge';
import { moves } from './move';
import { pauses } from './pause';
import { releases } from './reserve';
import { sends } from './send';
import { stands } from './stand';
import { rowsAreSwept } from './sweepRows';
import { goOn } from './wakeUp';
import { eventsAreStored, processesDie, timePasses, worldChanges } from './time';

/** Everything that may happen next, whoever does it. */
export function everything(context: Context): void {
  timePasses(context);
  eventsAreStored(context);
  worldChanges(context);
  pauses(context);
  archives(context);
  deadLetters(context);
  moves(context);
  merges(context);
  claims(context);
  const whenApplied = (next: State, worker: Worker): void => {
    goOn(context, next, worker);
  };
  rowsAreApplied(context, 'workers', whenApplied);
  watches(context);
  conditions(context);
  stands(context);
  lookUps(context);
  executions(context);
  externalCalls(context);
  commits(context);
  families(context);
  sends(context);
  rowsAreSwept(context);
  rowsAreApplied(context, 'dispatchers', whenApplied);
  releases(context);
  countings(context);
  eventsAreHandled(context);
  entries(context);
  endings(context, (next, handler) => {
    handlerGoesOn(context, next, handler);
  });
  processesDie(context);
}
