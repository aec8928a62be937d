import { useTranslation } from 'react-i18next';

import { Panel } from '../design/Panel';
import { Select } from '../design/Select';
import { Table } from '../design/Table';
import type { Change } from './Editing';
import { useFieldWords } from './fieldWords';
import { SavedMappings } from './SavedMappings';
import type { Import, Preview } from './words';

type PreviewColumn = Preview['columns'][number];

export interface MappingPanelProps {
  readonly shown: Import;
  readonly preview: Preview;
  readonly onChange: (change: Change) => Promise<void>;
}

const LEFT_OUT = '';

/** Each column with a few of its values, and where it goes. */
export function MappingPanel({ shown, preview, onChange }: MappingPanelProps) {
  const { t } = useTranslation('imports');
  return (
    <Panel
      flush
      title={t('columns.title')}
      description={t('columns.hint')}
      actions={<SavedMappings shown={shown} onChange={onChange} />}
    >
      <Table<PreviewColumn>
        label={t('columns.title')}
        columns={[
          {
            id: 'name',
            head: t('column.column'),
            width: '25%',
            cell: ({ name }) => <span className="cut strong">{name}</span>,
          },
          {
            id: 'samples',
            head: t('column.samples'),
            width: '45%',
            cell: ({ samples }) => <span className="cut small text-2">{samples.join(' · ')}</span>,
          },
          {
            id: 'to',
            head: t('column.to'),
            width: '30%',
            cell: (column) => <Target column={column} {...{ shown, preview, onChange }} />,
          },
        ]}
        rows={preview.columns}
        rowKey={({ name }) => name}
      />
    </Panel>
  );
}

function Target({ column, shown, preview, onChange }: MappingPanelProps & { readonly column: PreviewColumn }) {
  const { t } = useTranslation('imports');
  const words = useFieldWords();
  const own = column.to?.includes(':') ? column.to : `${preview.free}:${ownNameOf(column.name)}`;
  const name = own.slice(own.indexOf(':') + 1);
  const ownWords: Readonly<Record<string, string>> = {
    attribute: t('own.attribute', { name }),
    property: t('own.property', { name }),
    evidence: t('own.evidence', { name }),
  };
  const options = [
    { value: LEFT_OUT, label: t('leaveOut') },
    ...preview.fields.map((field) => ({ value: field.name, label: words(field.name) ?? field.name })),
    { value: own, label: ownWords[preview.free] ?? own },
  ];
  return (
    <Select
      size="s"
      hideLabel
      label={`${t('column.to')}: ${column.name}`}
      value={column.to ?? LEFT_OUT}
      none={LEFT_OUT}
      options={options}
      onChange={(to) => {
        // A field is taken by one column: who had it gives it up.
        const others = shown.mapping.filter((each) => each.column !== column.name && each.to !== to);
        void onChange({ mapping: to === LEFT_OUT ? others : [...others, { column: column.name, to }] });
      }}
    />
  );
}

/** A name that an attribute, a property and evidence may have. */
const ownNameOf = (column: string): string =>
  column
    .replaceAll(/[^\p{L}\p{N}_ -]/gu, '_')
    .trim()
    .slice(0, 40) || 'column';
