import { useTranslation } from 'react-i18next';

import type { Tone } from '../../design/Badge';
import { useFormat } from '../../i18n/useFormat';
import { reasonWords } from '../../sends/reasons';
import { useChannelName } from '../consentWords';
import { textOf, type EntryWords } from './entryText';
import type { Entry } from './TimelineEntry';

type Name = (id: string) => string;

/** "E-mail “Your cart” not sent": what became of a message, and why. */
export function useSendWords(journeyName: Name, messageName: Name): (entry: Entry) => EntryWords {
  const { t } = useTranslation('customers');
  const channelName = useChannelName();
  const format = useFormat();
  return ({ data, reason }) => {
    const message = {
      channel: channelName(textOf(data, 'channel') ?? 'email'),
      message: messageName(textOf(data, 'message') ?? ''),
    };
    const due = textOf(data, 'due');
    const journey = textOf(data, 'journeyId');
    const line = [
      journey === undefined ? t('send.alone') : journeyName(journey),
      reason !== undefined && reasonWords(reason).sentence(),
    ];
    const until = { ...message, time: format.moment(due) };
    return { ...titleOf(textOf(data, 'status') ?? '', until), line: line.filter(Boolean).join(' · ') };
  };

  function titleOf(
    status: string,
    words: { channel: string; message: string; time: string },
  ): { title: string; tone: Tone } {
    switch (status) {
      case 'sent':
      case 'done':
        return { title: t('send.sent', words), tone: 'accent' };
      case 'pending':
        return { title: t('send.putOff', words), tone: 'warn' };
      case 'sending':
        return { title: t('send.sending', words), tone: 'info' };
      case 'unknown':
        return { title: t('send.unknown', words), tone: 'warn' };
      default:
        return { title: t('send.notSent', words), tone: 'danger' };
    }
  }
}
