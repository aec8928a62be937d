import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { Item } from '../../api/queries';
import { Button } from '../../design/Button';
import { useFormat } from '../../i18n/useFormat';
import { ReasonBadge } from '../../sends/ReasonBadge';
import { SentMessageDialog } from '../../sends/SentMessageDialog';
import { EntryData } from './EntryData';
import { EntryIcon } from './EntryIcon';
import { useEntryWords } from './entryWords';

export type Entry = Item<'/api/profiles/{profileId}/timeline'>;

export function TimelineEntry({ entry }: { readonly entry: Entry }) {
  const format = useFormat();
  const wordsOf = useEntryWords();
  const { title, line, tone } = wordsOf(entry);
  return (
    <li className="timeline-entry">
      <span className={`timeline-mark timeline-mark-${tone}`} aria-hidden="true">
        <EntryIcon entry={entry} tone={tone} />
      </span>
      <div className="col gap-2">
        <p className="row row-wrap">
          <span className="strong">{title}</span>
          {entry.reason !== undefined && <ReasonBadge reason={entry.reason} />}
        </p>
        {line && <p className="small text-2">{line}</p>}
        <More entry={entry} title={title} />
      </div>
      <time className="small text-3 num" dateTime={entry.at}>
        {format.clock(entry.at)}
      </time>
    </li>
  );
}

function More({ entry, title }: { readonly entry: Entry; readonly title: string }) {
  if (entry.kind === 'send') return <SeeMessage entry={entry} title={title} />;
  const { properties } = entry.data;
  const known = typeof properties === 'object' && properties !== null && Object.keys(properties).length > 0;
  return known ? <EntryData data={properties} /> : null;
}

function SeeMessage({ entry, title }: { readonly entry: Entry; readonly title: string }) {
  const { t } = useTranslation('sends');
  const [open, setOpen] = useState(false);
  return (
    <div>
      <Button
        look="quiet"
        size="xs"
        onClick={() => {
          setOpen(true);
        }}
      >
        {t('message.see')}
      </Button>
      {open && (
        <SentMessageDialog
          sendId={entry.id}
          title={title}
          onClose={() => {
            setOpen(false);
          }}
        />
      )}
    </div>
  );
}
