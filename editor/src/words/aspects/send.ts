import type { Translate } from '../../i18n/translate';
import { valueWords } from '../conditions';
import { durationWords } from '../duration';
import { roleName } from '../roleName';
import { textIn } from '../rules';
import type { Around, Aspect, Parameters } from './aspect';

export function sendAspects(
  t: Translate,
  parameters: Parameters,
  { messageName }: Required<Around>,
): readonly Aspect[] {
  const { category = 'marketing', senderRole = 'marketing-email', expiresAfterHours = 0 } = parameters;
  const transactional = category === 'transactional';
  const expiry =
    Number(expiresAfterHours) > 0 ? durationWords(t, { amount: expiresAfterHours, unit: 'hours' }) : t('words:never');
  const aspects: Aspect[] = [
    {
      key: 'message',
      label: t('words:aspect.message'),
      words: valueWords(t, messageName(textIn(parameters['message']))),
      parameters: ['message'],
    },
    {
      key: 'category',
      label: t('words:aspect.category'),
      words: transactional ? t('words:category.transactional') : t('words:category.marketing'),
      parameters: ['category'],
    },
    {
      key: 'sender',
      label: t('words:aspect.sender'),
      words: valueWords(t, roleName(t, textIn(senderRole))),
      parameters: ['senderRole'],
    },
    {
      key: 'hours',
      label: t('words:aspect.hours'),
      words: hoursWords(t, parameters),
      parameters: ['window', 'from', 'to', 'outside'],
    },
    { key: 'expiry', label: t('words:aspect.expiry'), words: expiry, parameters: ['expiresAfterHours'] },
  ];
  if (!transactional) return aspects;
  const again = parameters['resendUnknown'] === true ? t('words:yes') : t('words:no');
  return [...aspects, { key: 'resend', label: t('words:aspect.resend'), words: again, parameters: ['resendUnknown'] }];
}

function hoursWords(
  t: Translate,
  { window = 'any', from = '09:00', to = '20:00', outside = 'defer' }: Parameters,
): string {
  if (window !== 'hours') return t('words:hours.any');
  const hours = { from: textIn(from), to: textIn(to) };
  return outside === 'skip' ? t('words:hours.skip', hours) : t('words:hours.defer', hours);
}
