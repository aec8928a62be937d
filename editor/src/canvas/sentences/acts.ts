import type { DraftStep } from '../../draft/contract';
import type { Translate } from '../../i18n/translate';
import { agreementWords, changesWords, consentWords, propertiesWords, tagsWords } from '../../words/acts';
import { eventName } from '../../words/eventName';
import { entriesOf } from '../../words/rules';
import { textIn } from '../graph/parameters';
import { clauses, type Words } from './words';

type Parameters = DraftStep['parameters'];

/** "Favourite size = Event · size, 1 added to visits, gets vip". */
export function updateSentence({ changes, addTags, removeTags }: Parameters, words: Words): string {
  const { t } = words;
  const [added, removed] = [tagsWords(t, addTags), tagsWords(t, removeTags)];
  return clauses(
    [
      ...changesWords(t, changes),
      added === '' ? '' : t('acts:tags.added', { tags: added }),
      removed === '' ? '' : t('acts:tags.removed', { tags: removed }),
    ],
    words,
  );
}

/** "Did they agree to marketing by e-mail?", "Records that they agreed to marketing by SMS, “Yes, news”, …". */
export function consentSentence(parameters: Parameters, words: Words): string {
  const does = consentWords(words.t, parameters);
  if (textIn(parameters, 'action', 'check') !== 'give') return does;
  return clauses([does, ...agreementWords(words.t, parameters)], words);
}

/** "Records “Gift Promised” with order_id = Event · order_id". */
export function trackSentence(parameters: Parameters, { t }: Words): string {
  const event = eventName(t, textIn(parameters, 'event'));
  const properties = propertiesWords(t, parameters['properties']);
  return properties === '' ? t('acts:track.plain', { event }) : t('acts:track.with', { event, properties });
}

/** What such a step needs before it can do anything. */
export function actMissing(type: string, parameters: Parameters): ((t: Translate) => string) | undefined {
  if (type.endsWith('.trackEvent') && textIn(parameters, 'event') === '') return (t) => t('acts:missing.event');
  if (!type.endsWith('.updateProfile')) return undefined;
  const tags = [parameters['addTags'], parameters['removeTags']].flat().some((tag) => typeof tag === 'string' && tag !== ''); // prettier-ignore
  const changes = entriesOf(parameters['changes'], 'change').length > 0;
  return tags || changes ? undefined : (t) => t('acts:missing.changes');
}
