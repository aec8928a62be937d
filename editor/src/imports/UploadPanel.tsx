import './imports.css';

import { FileUp } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useRefusal } from '../app/useRefusal';
import { Button } from '../design/Button';
import { cx } from '../design/cx';
import { Note } from '../design/Note';
import { Panel } from '../design/Panel';
import { Progress } from '../design/Progress';
import { Select } from '../design/Select';
import { useFormat } from '../i18n/useFormat';
import { useProblemText } from '../i18n/useProblemText';
import { uploadFile } from './upload';
import { KINDS, PRESETS, useImportWords, type Import, type Kind, type Preset } from './words';

/** What is in the file, and the file: dropped or chosen. */
export function UploadPanel({ onUploaded }: { readonly onUploaded: (made: Import) => void }) {
  const { t } = useTranslation('imports');
  const words = useImportWords();
  const [kind, setKind] = useState<Kind>('profiles');
  const [preset, setPreset] = useState<Preset | 'none'>('none');
  const [sending, setSending] = useState<{ readonly name: string; readonly share: number }>();
  const [failure, setFailure] = useState<unknown>();
  const problemText = useProblemText();
  const format = useFormat();
  const send = async (file: File) => {
    setFailure(undefined);
    setSending({ name: file.name, share: 0 });
    try {
      const own = kind !== 'orders' || preset === 'none' ? undefined : preset;
      const onProgress = (share: number) => {
        setSending({ name: file.name, share });
      };
      onUploaded(await uploadFile({ file, kind, preset: own, onProgress }));
    } catch (error) {
      setFailure(error);
    } finally {
      setSending(undefined);
    }
  };
  return (
    <Panel title={t('new')}>
      <div className="col gap-12">
        <div className="row gap-12 import-choices">
          <Select
            label={t('kind.label')}
            value={kind}
            options={KINDS.map((value) => ({ value, label: words.kind[value] }))}
            onChange={setKind}
          />
          {kind === 'orders' && (
            <Select<Preset | 'none'>
              label={t('preset.label')}
              value={preset}
              options={[
                { value: 'none', label: t('preset.none') },
                ...Object.entries(PRESETS).map(([value, label]) => ({ value: value as Preset, label })),
              ]}
              onChange={setPreset}
            />
          )}
        </div>
        {sending ? (
          <Progress
            label={t('uploading', { name: sending.name })}
            done={Math.round(sending.share * 100)}
            of={100}
            words={format.percent(sending.share, 0)}
          />
        ) : (
          <DropZone onFile={(file) => void send(file)} />
        )}
        {failure !== undefined && <Note tone="danger">{problemText(failure)}</Note>}
      </div>
    </Panel>
  );
}

function DropZone({ onFile }: { readonly onFile: (file: File) => void }) {
  const { t } = useTranslation('imports');
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const refused = useRefusal()('profiles:edit');
  const take = (files: FileList | null) => {
    const [file] = files ?? [];
    if (file && refused === undefined) onFile(file);
  };
  return (
    <div
      className={cx('import-drop', over && 'import-drop-over')}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => {
        setOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files);
      }}
    >
      <FileUp size={20} aria-hidden />
      <span className="strong">{t('drop')}</span>
      <span className="small text-2">{t('dropHint')}</span>
      <input
        ref={input}
        type="file"
        className="sr-only"
        tabIndex={-1}
        aria-label={t('choose')}
        accept=".csv,.tsv,.txt,.json,.ndjson,.jsonl,.xlsx"
        onChange={(event) => {
          take(event.target.files);
          event.target.value = '';
        }}
      />
      <Button
        look="primary"
        disabledReason={refused}
        onClick={() => {
          input.current?.click();
        }}
      >
        {t('choose')}
      </Button>
    </div>
  );
}
