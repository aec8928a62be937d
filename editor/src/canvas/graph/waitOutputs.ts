import type { DraftStep } from '../../draft/contract';
import { entriesOf } from '../../words/rules';
import type { OutputLabel } from './outputs';
import { textIn } from './parameters';

type Parameters = DraftStep['parameters'];

/** The end of the time first, then every early way, then those without a date, behind it, and woken too late. As the node has them. */
export function waitLabels(parameters: Parameters): readonly OutputLabel[] {
  const mode = textIn(parameters, 'mode', 'time');
  const ways = mode === 'time' ? [] : entriesOf(parameters['branches'], 'branch').map(wayLabel);
  const labels = [endLabel(parameters, mode), ...ways, ...asideLabels(parameters, mode)];
  return labels.length === 1 && mode !== 'event' ? [{ kind: 'none' }] : labels;
}

function endLabel(parameters: Parameters, mode: string): OutputLabel {
  if (mode === 'date') return { kind: 'onDate' };
  if (mode === 'hours') return { kind: 'inHours' };
  return { kind: 'after', amount: textIn(parameters, 'amount', '1'), unit: textIn(parameters, 'unit', 'days') };
}

function wayLabel(way: Readonly<Record<string, unknown>>): OutputLabel {
  const opens = textIn(way, 'kind', 'event');
  if (opens === 'condition' || opens === 'date' || opens === 'hours')
    return { kind: 'way', name: textIn(way, 'name'), opens };
  return { kind: 'event', event: textIn(way, 'event') };
}

function asideLabels(parameters: Parameters, mode: string): readonly OutputLabel[] {
  const dated = mode === 'date';
  const once = textIn(parameters, 'yearly', 'no') === 'no';
  const labels: readonly (OutputLabel | false)[] = [
    dated && textIn(parameters, 'missing', 'output') !== 'goOn' && { kind: 'noDate' },
    dated && once && textIn(parameters, 'over', 'output') !== 'goOn' && { kind: 'over' },
    Number(textIn(parameters, 'lateAmount', '0')) > 0 && { kind: 'late' },
  ];
  return labels.filter((label) => label !== false);
}
