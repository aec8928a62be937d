import './preview.css';

import type { UseQueryResult } from '@tanstack/react-query';
import { Monitor, Smartphone } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import type { ApiProblem } from '../../api/problem';
import { Loaded } from '../../app/Loaded';
import { useSession } from '../../app/session';
import { languageName, nameOf } from '../../customers/person';
import { PersonPicker } from '../../customers/PersonPicker';
import { Avatar } from '../../design/Avatar';
import { HtmlFrame } from '../../design/HtmlFrame';
import { Note } from '../../design/Note';
import { Segments } from '../../design/Segments';
import { Select } from '../../design/Select';
import { Skeleton } from '../../design/Skeleton';
import { translate } from '../../i18n/translate';
import { useFormat } from '../../i18n/useFormat';
import { eventName } from '../../words/eventName';
import { problemWords } from '../editor/problemWords';
import { preheaderOf } from './preheader';
import type { Preview } from './usePreview';
import type { Samples } from './useSamples';

type Device = 'phone' | 'desktop' | 'text';

export interface PreviewPaneProps {
  readonly preview: UseQueryResult<Preview, ApiProblem>;
  readonly samples: Samples;
  /** The language that is being written. */
  readonly tag: string;
  readonly onPerson: (profileId: string) => void;
  readonly onEvent: (eventId: string) => void;
}

/** How the text looks for somebody. Stays light: mails are. */
export function PreviewPane({ preview, samples, tag, onPerson, onEvent }: PreviewPaneProps) {
  const { t } = useTranslation('messages');
  const [device, setDevice] = useState<Device>('phone');
  return (
    <section className="message-preview" aria-label={t('preview.title')}>
      <div className="preview-tools">
        <Segments
          size="s"
          label={t('preview.device')}
          value={device}
          onChange={setDevice}
          segments={[
            { value: 'phone', label: <Labelled icon={<Smartphone size={14} />} text={t('preview.phone')} /> },
            { value: 'desktop', label: <Labelled icon={<Monitor size={14} />} text={t('preview.desktop')} /> },
            { value: 'text', label: t('preview.text') },
          ]}
        />
        <span className="preview-person end">
          <PersonPicker
            hideLabel
            size="s"
            label={t('preview.shownAs')}
            placeholder={t('preview.madeUp')}
            value={samples.personId}
            onChange={onPerson}
          />
        </span>
        <EventChoice samples={samples} onEvent={onEvent} />
      </div>
      <div className="preview-stage">
        <Loaded query={preview} failed={t('preview.failed')} skeleton={<Skeleton height={420} />}>
          {(rendered) => (
            <>
              <OtherLanguage preview={rendered} samples={samples} tag={tag} />
              <Shown preview={rendered} device={device} />
            </>
          )}
        </Loaded>
      </div>
    </section>
  );
}

function Labelled({ icon, text }: { readonly icon: ReactNode; readonly text: string }) {
  return (
    <>
      {icon}
      {text}
    </>
  );
}

function EventChoice({ samples: { events, eventId }, onEvent }: Pick<PreviewPaneProps, 'samples' | 'onEvent'>) {
  const { t } = useTranslation('messages');
  const format = useFormat();
  if (events.length === 0) return null;
  return (
    <span className="preview-person">
      <Select
        hideLabel
        size="s"
        label={t('preview.event')}
        value={eventId || 'newest'}
        options={[
          { value: 'newest', label: t('preview.newestEvent') },
          ...events.map(({ id, name, receivedAt }) => ({
            value: id,
            label: eventName(translate, name),
            hint: format.dateTime(receivedAt),
          })),
        ]}
        onChange={(next) => {
          onEvent(next === 'newest' ? '' : next);
        }}
      />
    </span>
  );
}

/** They would not get what is shown here. */
function OtherLanguage({
  preview,
  samples,
  tag,
}: { readonly preview: Preview } & Pick<PreviewPaneProps, 'samples' | 'tag'>) {
  const { t, i18n } = useTranslation('messages');
  const { theirs } = preview;
  const { person } = samples;
  if (!theirs || !person || theirs.language === tag) return null;
  const words = {
    name: nameOf(person),
    reads: person.language === undefined ? '' : languageName(person.language, i18n.language),
    gets: languageName(theirs.language, i18n.language),
  };
  return (
    <div className="preview-note">
      <Note tone="warn">
        {person.language === undefined ? t('preview.getsDefault', words) : t('preview.getsOther', words)}
      </Note>
    </div>
  );
}

function Shown({ preview: { shown }, device }: { readonly preview: Preview; readonly device: Device }) {
  const { t } = useTranslation('messages');
  const { subject, html, text } = shown;
  const failure = shown.problems.find(({ severity }) => severity === 'error');
  if (subject === undefined)
    return (
      <div className="preview-note">
        <Note tone="danger">
          <strong>{t('preview.notPossible')}</strong> {failure && problemWords(failure).words}{' '}
          {failure && <span lang="en">{problemWords(failure).detail}</span>}
        </Note>
      </div>
    );
  if (device === 'text' || html === undefined)
    return (
      <div className="preview-device preview-desktop" data-theme="light">
        <Envelope subject={subject} html="" />
        <pre className="preview-plain" tabIndex={0}>
          {text}
        </pre>
      </div>
    );
  return (
    <div className={`preview-device preview-${device}`} data-theme="light">
      <Envelope subject={subject} html={html} />
      <HtmlFrame title={t('preview.title')} html={html} />
    </div>
  );
}

/** What a mail client shows before the mail is opened. */
function Envelope({ subject, html }: { readonly subject: string; readonly html: string }) {
  const { t } = useTranslation('messages');
  const { name } = useSession().workspace;
  return (
    <header className="preview-envelope">
      <p className="row">
        <Avatar size="m" name={name} />
        <span className="grow strong cut">{name}</span>
        <span className="small text-3">{t('preview.now')}</span>
      </p>
      <p className="strong">{subject}</p>
      <p className="small text-3 cut">{preheaderOf(html)}</p>
    </header>
  );
}
