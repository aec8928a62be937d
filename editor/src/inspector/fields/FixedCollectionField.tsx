import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { Button } from '../../design/Button';
import { Menu } from '../../design/Menu';
import { useStepForm } from '../form/context';
import { dotted } from '../form/dotted';
import { Place } from '../form/Place';
import { RowTools } from '../form/RowTools';
import { useParameter } from '../form/useParameter';
import { moved } from '../outputs';
import { isGroup, isValues, type Group, type Values } from '../property';
import { Fields } from './Fields';
import { plainText } from './plainText';
import type { PropertyFieldProps } from './fieldWords';

/** Groups of fields, each once or many times. */
export function FixedCollectionField({ property, path }: PropertyFieldProps) {
  const { readOnly } = useStepForm();
  const groups = (property.options ?? []).filter(isGroup);
  const many = property.typeOptions?.multipleValues === true;
  return (
    <div className="list-field" role="group" aria-label={property.displayName}>
      <span className="field-head">{property.displayName}</span>
      {property.description !== undefined && <p className="field-below">{plainText(property.description)}</p>}
      {groups.map((group) => (
        <GroupEntries key={group.name} {...{ group, many, property, path }} />
      ))}
      {!readOnly && <AddEntry {...{ groups, many, property, path }} />}
    </div>
  );
}

interface GroupEntriesProps extends PropertyFieldProps {
  readonly group: Group;
  readonly many: boolean;
}

function GroupEntries({ group, many, property, path }: GroupEntriesProps) {
  const { t } = useTranslation('inspector');
  const { handle, readOnly } = useStepForm();
  const stored = useParameter([...path, group.name]).value;
  const entries = many ? (Array.isArray(stored) ? stored.filter(isValues) : []) : isValues(stored) ? [stored] : [];
  const sortable = property.typeOptions?.sortable === true;
  return entries.map((values, index) => {
    const at = many ? [...path, group.name, index] : [...path, group.name];
    const name = many ? t('list.item', { name: group.displayName, number: index + 1 }) : group.displayName;
    return (
      <Place key={index} parameter={dotted(at)}>
        <div className="rule" role="group" aria-label={name}>
          <div className="row rule-head">
            <span className="small text-3 grow">{name}</span>
            <RowTools
              {...{ name, index }}
              count={entries.length}
              disabled={readOnly}
              onMove={
                sortable
                  ? (to) => {
                      handle.set([...path, group.name], moved(entries, index, to));
                    }
                  : undefined
              }
              onRemove={() => {
                if (entries.length === 1) handle.unset([...path, group.name]);
                else handle.unset(at);
              }}
            />
          </div>
          <Fields properties={group.values} path={at} values={values} />
        </div>
      </Place>
    );
  });
}

interface AddEntryProps extends PropertyFieldProps {
  readonly groups: readonly Group[];
  readonly many: boolean;
}

function AddEntry({ groups, many, property, path }: AddEntryProps) {
  const { t } = useTranslation('inspector');
  const { handle } = useStepForm();
  const stored = useParameter(path).value;
  const values: Values = isValues(stored) ? stored : {};
  const free = many ? groups : groups.filter(({ name }) => !isValues(values[name]));
  const add = ({ name, values: fields }: Group) => {
    const entry = Object.fromEntries(fields.map((field) => [field.name, field.default ?? '']));
    const list = values[name];
    if (!many) handle.set([...path, name], entry);
    else if (Array.isArray(list)) handle.set([...path, name, list.length], entry);
    else handle.set([...path, name], [entry]);
  };
  const label = property.placeholder ?? t('list.add');
  const [only, ...others] = free;
  if (!only) return null;
  if (others.length === 0)
    return (
      <div className="add-button">
        <Button
          look="quiet"
          size="s"
          icon={<Plus size={14} />}
          onClick={() => {
            add(only);
          }}
        >
          {label}
        </Button>
      </div>
    );
  const entries = free.map((group) => ({
    id: group.name,
    label: group.displayName,
    onSelect: () => {
      add(group);
    },
  }));
  const trigger = (
    <Button look="quiet" size="s" icon={<Plus size={14} />}>
      {label}
    </Button>
  );
  return (
    <div className="add-button">
      <Menu align="start" trigger={trigger} groups={[{ entries }]} />
    </div>
  );
}
