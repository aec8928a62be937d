import type { Translate } from '../../i18n/translate';
import { listWords } from '../../words/list';
import type { Change } from './diff';

export interface ChangeWords {
  /** What it is about: a step, or the journey itself. */
  readonly title: string;
  readonly text: string;
}

/** A difference as the publish dialog tells it. `outputName` names a way out of a step; empty for its only one. */
export function changeWords(
  t: Translate,
  change: Change,
  outputName: (stepKey: string, output: number) => string,
): ChangeWords {
  if (change.kind === 'journeyRenamed')
    return {
      title: t('journeys:change.journey'),
      text: t('journeys:change.renamed', { name: change.after, before: change.before }),
    };
  const title = change.step.name;
  switch (change.kind) {
    case 'added':
      return { title, text: t('journeys:change.added') };
    case 'removed':
      return { title, text: t('journeys:change.removed') };
    case 'renamed':
      return { title, text: t('journeys:change.renamed', { name: title, before: change.before }) };
    case 'noted':
      return { title, text: t('journeys:change.noted') };
    case 'set':
      return {
        title,
        text: t('journeys:change.set', { label: change.label, after: change.after, before: change.before }),
      };
    case 'leads': {
      const way = outputName(change.step.key, change.output);
      const said = { way, after: target(t, change.after), before: target(t, change.before) };
      return { title, text: way === '' ? t('journeys:change.leads', said) : t('journeys:change.wayLeads', said) };
    }
  }
}

const target = (t: Translate, names: readonly string[]): string =>
  names.length === 0 ? t('journeys:change.end') : listWords(t, names);
