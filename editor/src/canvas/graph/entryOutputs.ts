import type { DraftStep } from '../../draft/contract';
import { entriesOf } from '../../words/rules';
import type { OutputLabel } from './outputs';
import { textIn } from './parameters';

/** Who enters first, then whoever has reached a goal that goes on, as the node has them. */
export function entryLabels({ goals }: DraftStep['parameters']): readonly OutputLabel[] {
  const going = entriesOf(goals, 'goal').filter(({ goesOn }) => goesOn === true);
  return [{ kind: 'none' }, ...going.map((goal) => ({ kind: 'goal' as const, event: textIn(goal, 'event') }))];
}
