import type { DraftStep } from '../../draft/contract';
import { valueWords } from '../../words/conditions';
import { roleName } from '../../words/roleName';
import { booleanIn, textIn } from '../graph/parameters';
import { clauses, type Words } from './words';

type Parameters = DraftStep['parameters'];

/** "“Still yours”, 3 languages, 09:00–20:00 else later". */
export function sendSentence(parameters: Parameters, words: Words): string {
  const { t } = words;
  const role = textIn(parameters, 'senderRole', 'marketing-email');
  const hours = textIn(parameters, 'expiresAfterHours', '0');
  const transactional = textIn(parameters, 'category', 'marketing') === 'transactional';
  const again = transactional && booleanIn(parameters, 'resendUnknown', false);
  return clauses(
    [
      messageClause(parameters, words),
      transactional ? t('canvas:send.transactional') : '',
      windowClause(parameters, words),
      hours === '0' ? '' : t('canvas:send.expires', { hours: valueWords(t, hours) }),
      again ? t('canvas:send.again') : '',
      role === 'marketing-email' ? '' : t('canvas:send.by', { role: valueWords(t, roleName(t, role)) }),
    ],
    words,
  );
}

function messageClause(parameters: Parameters, { t, messages }: Words): string {
  const known = messages.get(textIn(parameters, 'message'));
  if (known) return t('canvas:send.messageIn', { name: known.name, count: known.languages });
  return t('canvas:send.message', { name: valueWords(t, parameters['message']) });
}

function windowClause(parameters: Parameters, { t }: Words): string {
  if (textIn(parameters, 'window', 'any') !== 'hours') return '';
  const hours = {
    from: valueWords(t, textIn(parameters, 'from', '09:00')),
    to: valueWords(t, textIn(parameters, 'to', '20:00')),
  };
  const skips = textIn(parameters, 'outside', 'defer') === 'skip';
  return skips ? t('words:hours.skip', hours) : t('words:hours.defer', hours);
}
