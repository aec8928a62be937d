import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Panel } from '../design/Panel';
import { Select } from '../design/Select';
import { TextField } from '../design/TextField';
import type { Change } from './Editing';
import type { Import } from './words';

export interface ReadingPanelProps {
  readonly shown: Import;
  readonly onChange: (change: Change) => Promise<void>;
}

type Reading = Import['reading'];
const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'windows-1252'] as const;

/** Zone, country, currency, dates, amounts; encoding and delimiter of the file. */
export function ReadingPanel({ shown, onChange }: ReadingPanelProps) {
  const { t } = useTranslation('imports');
  const { reading, kind } = shown;
  const read = (changed: Partial<Reading>) => {
    void onChange({ reading: { ...reading, ...changed } });
  };
  const said = (name: 'country' | 'currency' | 'event') => (value: string) => {
    const rest = without(reading, name);
    void onChange({
      reading: value === '' ? rest : { ...rest, [name]: name === 'event' ? value : value.toUpperCase() },
    });
  };
  const consent = (name: 'source' | 'wording') => (value: string) => {
    const rest = without(reading.consent ?? {}, name);
    read({ consent: value === '' ? rest : { ...rest, [name]: value } });
  };
  return (
    <Panel title={t('reading.title')}>
      <div className="import-fields">
        <Kept
          label={t('reading.zone')}
          value={reading.zone}
          onKeep={(zone) => {
            read({ zone: zone === '' ? 'UTC' : zone });
          }}
        />
        <Kept label={t('reading.country')} value={reading.country ?? ''} maxLength={2} onKeep={said('country')} />
        {kind === 'orders' && (
          <Kept label={t('reading.currency')} value={reading.currency ?? ''} maxLength={3} onKeep={said('currency')} />
        )}
        {kind === 'events' && <Kept label={t('reading.event')} value={reading.event ?? ''} onKeep={said('event')} />}
        {kind === 'consents' && (
          <>
            <Kept label={t('reading.source')} value={reading.consent?.source ?? ''} onKeep={consent('source')} />
            <Kept label={t('reading.wording')} value={reading.consent?.wording ?? ''} onKeep={consent('wording')} />
          </>
        )}
        <Choices {...{ shown, onChange }} />
      </div>
    </Panel>
  );
}

/** What is one of a few. */
function Choices({ shown, onChange }: ReadingPanelProps) {
  const { t } = useTranslation('imports');
  const { reading, layout, kind } = shown;
  const read = (changed: Partial<Reading>) => {
    void onChange({ reading: { ...reading, ...changed } });
  };
  return (
    <>
      <Select<Reading['dateOrder']>
        label={t('reading.dateOrder')}
        value={reading.dateOrder}
        options={[
          { value: 'auto', label: t('auto') },
          { value: 'ymd', label: t('order.ymd') },
          { value: 'dmy', label: t('order.dmy') },
          { value: 'mdy', label: t('order.mdy') },
        ]}
        onChange={(dateOrder) => {
          read({ dateOrder });
        }}
      />
      {kind === 'orders' && (
        <Select<Reading['decimal']>
          label={t('reading.decimal')}
          value={reading.decimal}
          options={[
            { value: 'auto', label: t('auto') },
            { value: 'point', label: t('decimal.point') },
            { value: 'comma', label: t('decimal.comma') },
          ]}
          onChange={(decimal) => {
            read({ decimal });
          }}
        />
      )}
      {layout && layout.format !== 'xlsx' && (
        <Select
          label={t('layout.encoding')}
          value={layout.encoding}
          options={ENCODINGS.map((value) => ({ value, label: value.toUpperCase() }))}
          onChange={(encoding) => void onChange({ layout: { encoding } })}
        />
      )}
      {layout?.format === 'csv' && (
        <Select
          label={t('layout.delimiter')}
          value={layout.delimiter}
          options={[
            { value: ',', label: t('layout.comma') },
            { value: ';', label: t('layout.semicolon') },
            { value: '\t', label: t('layout.tab') },
            { value: '|', label: t('layout.pipe') },
          ]}
          onChange={(delimiter) => void onChange({ layout: { delimiter } })}
        />
      )}
    </>
  );
}

function without<T extends object>(values: T, name: keyof T): T {
  return Object.fromEntries(Object.entries(values).filter(([each]) => each !== name)) as T;
}

interface KeptProps {
  readonly label: string;
  readonly value: string;
  readonly maxLength?: number;
  readonly onKeep: (value: string) => void;
}

/** Kept when it is left, if it was changed. */
function Kept({ label, value, maxLength = 200, onKeep }: KeptProps) {
  const [written, setWritten] = useState(value);
  return (
    <TextField
      label={label}
      value={written}
      maxLength={maxLength}
      onChange={setWritten}
      onBlur={() => {
        if (written.trim() !== value) onKeep(written.trim());
      }}
    />
  );
}
