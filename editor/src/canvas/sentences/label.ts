import type { Translate } from '../../i18n/translate';
import { durationWords } from '../../words/duration';
import { eventName } from '../../words/eventName';
import type { OutputLabel } from '../graph/outputs';

/** What a way out is called on the canvas; empty for the only one of a step. */
export function labelWords(t: Translate, label: OutputLabel): string {
  switch (label.kind) {
    case 'none':
      return '';
    case 'after':
      return t('canvas:label.after', { time: durationWords(t, label) });
    case 'event':
      return eventName(t, label.event) || t('words:rule.noEvent');
    case 'goal':
      return t('canvas:label.goal', { event: eventName(t, label.event) || t('words:rule.noEvent') });
    case 'rule':
      return label.name || t('canvas:label.rule', { number: label.number });
    case 'neverAsked':
      return t('acts:consent.neverAsked');
    case 'yes':
      return t('splits:history.yes');
    case 'no':
      return t('splits:history.no');
    case 'share':
      return t('splits:share', { name: label.name, percent: label.percent });
    case 'holdout':
      return t('splits:holdout', { percent: label.percent });
    case 'named':
      return label.name;
    case 'else':
      return t('canvas:label.else');
    case 'found':
      return t('canvas:label.found');
    case 'notFound':
      return t('canvas:label.notFound');
    case 'way':
      return label.name || opensWords(t, label.opens);
    case 'onDate':
      return t('canvas:label.onDate');
    case 'inHours':
      return t('canvas:label.inHours');
    case 'noDate':
      return t('canvas:label.noDate');
    case 'over':
      return t('canvas:label.over');
    case 'late':
      return t('canvas:label.late');
    case 'error':
      return t('canvas:label.error');
  }
}

function opensWords(t: Translate, opens: 'condition' | 'date' | 'hours'): string {
  switch (opens) {
    case 'condition':
      return t('canvas:label.condition');
    case 'date':
      return t('canvas:label.date');
    case 'hours':
      return t('canvas:label.hours');
  }
}
