import type { DraftStep } from '../../draft/contract';
import { entriesOf } from '../../words/rules';
import { sharesOf } from '../../words/shares';
import { valuesOf } from '../../words/splits';
import type { OutputLabel } from './outputs';
import { textIn } from './parameters';

/** Ways with their shares. */
export function shareLabels(value: unknown, name: string): readonly OutputLabel[] {
  return sharesOf(value, name).map((share) => ({ kind: 'share', name: share.name, percent: share.percent }));
}

export function abTestLabels(parameters: DraftStep['parameters']): readonly OutputLabel[] {
  const percent = Number(textIn(parameters, 'holdout', '0'));
  const holdout: readonly OutputLabel[] = percent > 0 ? [{ kind: 'holdout', percent }] : [];
  return [...shareLabels(parameters['variants'], 'variant'), ...holdout];
}

/** By the name of a way, else by its values. */
export function valueLabels(parameters: DraftStep['parameters']): readonly OutputLabel[] {
  const byTime = textIn(parameters, 'by', 'data') === 'time';
  const ways = byTime ? entriesOf(parameters['times'], 'time') : entriesOf(parameters['cases'], 'case');
  const named = ways.map((way, at): OutputLabel => {
    const name = textIn(way, 'name') || (byTime ? hours(way) : fitting(way));
    return { kind: 'rule', name, number: at + 1 };
  });
  return [...named, { kind: 'else' }];
}

/** As the node itself calls a way without a name. */
function fitting(way: ReturnType<typeof entriesOf>[number]): string {
  if (way['match'] !== 'range') return valuesOf(way).join(', ');
  const range = `${textIn(way, 'atLeast')}–${textIn(way, 'below')}`;
  return range === '–' ? '' : range;
}

const hours = (way: ReturnType<typeof entriesOf>[number]): string =>
  `${textIn(way, 'from', '09:00')}–${textIn(way, 'to', '18:00')}`;
