import { useTranslation } from 'react-i18next';

import { translate } from '../../i18n/translate';
import { useFormat } from '../../i18n/useFormat';
import { useJourneyNames, useMessageNames } from '../../sends/names';
import { eventName } from '../../words/eventName';
import { useChannelName, useConsentWords, isConsentState } from '../consentWords';
import { useConsentSource } from './consentSource';
import { eventLine } from './eventLine';
import { textOf, type EntryWords } from './entryText';
import { useEnrolmentWords } from './enrolmentWords';
import { useSendWords } from './sendWords';
import type { Entry } from './TimelineEntry';

/** An entry of the timeline in words: what happened, and one line about it. */
export function useEntryWords(): (entry: Entry) => EntryWords {
  const eventWords = useEventWords();
  const sendWords = useSendWords(useJourneyNames(), useMessageNames());
  const enrolmentWords = useEnrolmentWords(useJourneyNames());
  const consentWords = useConsentEntryWords();
  return (entry) => {
    switch (entry.kind) {
      case 'event':
        return eventWords(entry);
      case 'send':
        return sendWords(entry);
      case 'enrolment':
        return enrolmentWords(entry);
      case 'consent':
        return consentWords(entry);
    }
  };
}

function useEventWords(): (entry: Entry) => EntryWords {
  const { t } = useTranslation('customers');
  const format = useFormat();
  return ({ title, data }) => {
    const line = eventLine(data['properties'], {
      money: (value) => format.money(value),
      products: (count) => t('timeline.products', { count }),
      order: (id) => t('timeline.order', { id }),
    });
    const history =
      textOf(data, 'origin') === 'backfill'
        ? t('timeline.imported', { date: format.day(textOf(data, 'occurredAt')) })
        : '';
    const tone = /^Order (Completed|Paid)$/.test(title) ? 'accent' : title.startsWith('Checkout') ? 'trace' : 'neutral';
    return { title: eventName(translate, title), line: [line, history].filter(Boolean).join(' · '), tone };
  };
}

function useConsentEntryWords(): (entry: Entry) => EntryWords {
  const { t } = useTranslation('customers');
  const words = useConsentWords();
  const channelName = useChannelName();
  const sourceWords = useConsentSource();
  return ({ data }) => {
    const state = textOf(data, 'state') ?? '';
    const { word, tone } = words[isConsentState(state) ? state : 'never'];
    const channel = channelName(textOf(data, 'channel') ?? '');
    return {
      title: t('timeline.consentOf', { channel, state: word }),
      line: sourceWords(textOf(data, 'source') ?? ''),
      tone,
    };
  };
}
