import { CircleAlert, Flag, LogIn, Mail, MailX, Route, Timer, type LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import type { Item } from '../api/queries';
import { endWords } from '../customers/endWords';
import { Note } from '../design/Note';
import { useFormat } from '../i18n/useFormat';
import { reasonWords } from '../sends/reasons';
import { useLanguage } from '../i18n/useLanguage';
import { eventName } from '../words/eventName';
import { useWords } from '../words/useWords';
import type { Stay } from './path';
import { periodWords } from './periodWords';

type Send = Item<'/api/sends'>;

export interface StayLineProps {
  readonly stay: Stay;
  /** The one before: its day is not said again. */
  readonly before?: Stay | undefined;
  /** What let the person in. */
  readonly event?: string | undefined;
  /** The message of this stay. */
  readonly send?: Send | undefined;
}

export interface EndLineProps {
  readonly end: { readonly reason: string; readonly at: string; readonly detail?: string | undefined };
  /** The last stay. */
  readonly before?: Stay | undefined;
}

/** One line of a path: where, from when to when, and why it went as it did. */
export function PathLine(props: StayLineProps | EndLineProps) {
  if ('end' in props) return <EndLine {...props} />;
  return <StayLine {...props} />;
}

function StayLine({ stay, before, event, send }: StayLineProps) {
  const format = useFormat();
  const language = useLanguage();
  const { name, from, until } = stay;
  const shown = periodWords({ from, until, before: before?.from }, language);
  const text = useStayWords(stay, event, send);
  const notSent = send?.reason !== undefined;
  return (
    <li className="path-line">
      <Mark icon={iconOf(stay, send)} tone={notSent || stay.what === 'failed' ? 'warn' : 'trace'} />
      <div className="col gap-2">
        <div className="row">
          <span className="strong grow cut">{name}</span>
          <time className="small text-3 num no-wrap" dateTime={from} title={format.dateTime(from)}>
            {shown}
          </time>
        </div>
        {text !== '' && <span className="small text-2">{text}</span>}
        {send?.reason !== undefined && <Note tone="warn">{reasonWords(send.reason).sentence()}</Note>}
      </div>
    </li>
  );
}

function iconOf({ what, held }: Stay, send: Send | undefined): LucideIcon {
  if (what === 'entered') return LogIn;
  if (what === 'failed') return CircleAlert;
  if (held === 'send') return send?.reason === undefined ? Mail : MailX;
  return held === undefined ? Route : Timer;
}

function useStayWords(
  { what, held, detail, restarts }: Stay,
  event: string | undefined,
  send: Send | undefined,
): string {
  const { t } = useTranslation('live');
  const words = useWords();
  const waited = useWaitedWords();
  const again = restarts > 0 ? t('stay.restarts', { count: restarts }) : '';
  const said = (first: string) => [first, again].filter((part) => part !== '').join(' · ');
  switch (what) {
    case 'entered':
      return event === undefined ? t('stay.entered') : t('stay.enteredBy', { event: eventName(words, event) });
    case 'failed':
      return t('stay.failed', { reason: detail ?? '' });
    case 'ended':
      return t('stay.ended');
    case 'passed':
      return detail === 'disabled' ? t('stay.off') : '';
    case 'here':
      return said(held === 'send' ? t('stay.sending') : t('stay.here'));
    case 'waited':
      return said(waited({ held, detail, send }));
  }
}

interface Waited {
  readonly held: string | undefined;
  readonly detail: string | undefined;
  readonly send: Send | undefined;
}

/** How a hold ended. Of a message that did not go out the reason says it. */
function useWaitedWords(): (waited: Waited) => string {
  const { t } = useTranslation('live');
  const words = useWords();
  return ({ held, detail, send }) => {
    if (held === 'send') return detail === 'sent' || send?.status === 'sent' ? t('stay.sent') : '';
    if (detail === undefined || detail === 'timeout') return t('stay.timeout');
    if (detail === 'condition') return t('stay.condition');
    if (detail === 'date') return t('stay.date');
    if (detail === 'late') return t('stay.late');
    return t('stay.event', { event: eventName(words, detail) });
  };
}

function EndLine({ end: { reason, at, detail }, before }: EndLineProps) {
  const { t } = useTranslation('live');
  const format = useFormat();
  const language = useLanguage();
  return (
    <li className="path-line">
      <Mark icon={Flag} tone={reason === 'goal' ? 'accent' : 'trace'} />
      <div className="col gap-2">
        <div className="row">
          <span className="strong grow">{t('stay.end')}</span>
          <time className="small text-3 num no-wrap" dateTime={at} title={format.dateTime(at)}>
            {periodWords({ from: at, before: before?.from }, language)}
          </time>
        </div>
        <p className="small text-2 path-why">{endWords(reason, detail)}</p>
      </div>
    </li>
  );
}

function Mark({ icon: Icon, tone }: { readonly icon: LucideIcon; readonly tone: 'trace' | 'warn' | 'accent' }) {
  return (
    <span className={`path-mark path-mark-${tone}`} aria-hidden="true">
      <Icon size={12} />
    </span>
  );
}
