import { Braces } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Button } from '../../design/Button';
import { IconButton } from '../../design/IconButton';
import { Popover } from '../../design/Popover';
import { SearchField } from '../../design/SearchField';
import { fieldName, namesApart } from '../../words/fieldName';
import { useWords } from '../../words/useWords';
import type { DataField, DataType } from '../dataFields';
import type { Reference } from '../expression';
import { referenceTo, type DataGroup } from '../samples/groups';
import { useStepForm } from './context';

export interface DataChooserProps {
  readonly onPick: (reference: Reference, field: DataField) => void;
  /** On the button instead of "From data". */
  readonly label?: string | undefined;
  readonly disabled?: boolean | undefined;
  /** Only the icon: beside a field whose label is hidden. */
  readonly compact?: boolean | undefined;
  /** Smaller beside a label. */
  readonly size?: 's' | 'xs';
}

interface Found {
  readonly group: DataGroup;
  readonly field: DataField;
  readonly name: string;
}

/** A list of what is known of whoever comes here, with what it was in the newest sample. */
export function DataChooser({ onPick, label, disabled, compact, size = 's' }: DataChooserProps) {
  const { t } = useTranslation('inspector');
  const [open, setOpen] = useState(false);
  return (
    <Popover
      align="end"
      open={open}
      onOpenChange={setOpen}
      trigger={
        compact ? (
          <IconButton silent size="s" label={label ?? t('data.from')} icon={<Braces size={14} />} disabled={disabled} />
        ) : (
          <Button look="quiet" size={size} icon={<Braces size={14} />} disabled={disabled}>
            {label ?? t('data.from')}
          </Button>
        )
      }
    >
      <DataList
        onPick={(found) => {
          onPick(referenceTo(found.group, found.field), found.field);
          setOpen(false);
        }}
      />
    </Popover>
  );
}

function DataList({ onPick }: { readonly onPick: (found: Found) => void }) {
  const { t } = useTranslation('inspector');
  const words = useWords();
  const { data } = useStepForm();
  const [sought, setSought] = useState('');
  const groups = data.map((group) => {
    const paths = group.fields.map(({ path }) => path.join('.'));
    const nameOf = namesApart(words, paths, (path) => fieldName(words, path.split('.')));
    return { group, found: foundIn(group, sought, (path) => nameOf(path.join('.'))) };
  });
  const [first] = groups.flatMap(({ found }) => found);
  return (
    <div
      className="data-list"
      onKeyDown={(event) => {
        if (event.key === 'Enter' && first && event.target instanceof HTMLInputElement) onPick(first);
      }}
    >
      <SearchField size="s" label={t('data.search')} value={sought} onChange={setSought} />
      {groups.map(({ group, found }) =>
        found.length === 0 ? null : (
          <section key={`${group.kind} ${group.step}`} aria-label={groupName(group, t)}>
            <h4 className="data-group">{groupName(group, t)}</h4>
            <ul>
              {found.map((one) => (
                <li key={one.field.path.join('.')}>
                  <DataRow found={one} onPick={onPick} />
                </li>
              ))}
            </ul>
          </section>
        ),
      )}
      {!first && <p className="text-3 small">{t('data.none')}</p>}
    </div>
  );
}

function DataRow({ found, onPick }: { readonly found: Found; readonly onPick: (found: Found) => void }) {
  const { t } = useTranslation('inspector');
  const { field, name } = found;
  return (
    <button
      type="button"
      className="data-row"
      onClick={() => {
        onPick(found);
      }}
    >
      <span className="grow cut">{name}</span>
      <span className="small text-3 cut">{field.sample ?? typeName(field.type, t)}</span>
    </button>
  );
}

type T = ReturnType<typeof useTranslation<'inspector'>>['t'];

function groupName({ kind, step }: DataGroup, t: T): string {
  switch (kind) {
    case 'profile':
      return t('data.profile');
    case 'event':
      return t('data.event');
    case 'entry':
      return t('data.entry');
    case 'step':
      return t('data.step', { step });
  }
}

function typeName(type: DataType, t: T): string {
  switch (type) {
    case 'string':
      return t('data.string');
    case 'number':
      return t('data.number');
    case 'boolean':
      return t('data.boolean');
    case 'dateTime':
      return t('data.dateTime');
    case 'array':
      return t('data.array');
    case 'object':
      return t('data.object');
  }
}

function foundIn(group: DataGroup, sought: string, nameOf: (path: readonly string[]) => string): readonly Found[] {
  const wanted = sought.trim().toLowerCase();
  return group.fields
    .map((field) => ({ group, field, name: nameOf(field.path) }))
    .filter(({ field, name }) => `${name} ${field.path.join('.')}`.toLowerCase().includes(wanted));
}
