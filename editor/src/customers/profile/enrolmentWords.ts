import { useTranslation } from 'react-i18next';

import { causeWords } from '../../dead-letters/causeWords';
import { translate } from '../../i18n/translate';
import { reasonWords, REASONS } from '../../sends/reasons';
import { eventName } from '../../words/eventName';
import { endWords } from '../endWords';
import { textOf, type EntryWords } from './entryText';
import type { Entry } from './TimelineEntry';

type Moment = { readonly journey: string; readonly step: string; readonly detail: string };

/** What happened to somebody in a journey. */
export function useEnrolmentWords(journeyName: (id: string) => string): (entry: Entry) => EntryWords {
  const { t } = useTranslation('customers');
  return ({ data }) => {
    const step = textOf(data, 'stepName') ?? textOf(data, 'stepKey') ?? '';
    const moment = {
      journey: journeyName(textOf(data, 'journeyId') ?? ''),
      step,
      detail: textOf(data, 'detail') ?? '',
    };
    switch (textOf(data, 'what') ?? '') {
      case 'started':
        return { title: t('moment.started', moment), line: onEvent(moment), tone: 'trace' };
      case 'resumed':
        return {
          title: t('moment.resumed', moment),
          line: `${moment.journey} · ${resumedBy(moment)}`,
          tone: 'neutral',
        };
      case 'restarted':
        return {
          title: t('moment.restarted', moment),
          line: `${moment.journey} · ${onEvent(moment)}`,
          tone: 'neutral',
        };
      case 'failed':
        return {
          title: t('moment.failed', moment),
          line: `${moment.journey} · ${causeWords(moment.detail)}`,
          tone: 'danger',
        };
      case 'moved':
        return { title: t('moment.moved', moment), line: moment.journey, tone: 'info' };
      case 'parked':
        return { title: t('moment.parked', moment), line: step, tone: 'warn' };
      case 'unparked':
        return { title: t('moment.unparked', moment), line: step, tone: 'neutral' };
      default:
        return ending(data, moment);
    }
  };

  function onEvent({ detail }: Moment): string {
    return detail === '' ? '' : t('moment.onEvent', { event: eventName(translate, detail) });
  }

  function ending(data: Entry['data'], moment: Moment): EntryWords {
    const ended = data['ended'] as { readonly reason?: string; readonly detail?: string } | undefined;
    const tone = ended?.reason === 'goal' ? 'accent' : 'neutral';
    return { title: t('moment.ended', moment), line: endWords(ended?.reason ?? '', ended?.detail), tone };
  }

  /** What ended a hold: its time, an event, how a message went, or a person. */
  function resumedBy({ detail }: Moment): string {
    switch (detail) {
      case 'timeout':
        return t('resumed.timeout');
      case 'condition':
        return t('resumed.condition');
      case 'date':
        return t('resumed.date');
      case 'late':
        return t('resumed.late');
      case 'sent':
        return t('resumed.sent');
      case 'retry':
        return t('resumed.retry');
      case 'skip':
        return t('resumed.skip');
      case 'skipped':
      case 'failed':
      case 'unknown':
        return t('resumed.notSent');
      default: {
        const reason = REASONS.find((known) => known === detail);
        return reason ? reasonWords(reason).sentence() : t('moment.onEvent', { event: eventName(translate, detail) });
      }
    }
  }
}
