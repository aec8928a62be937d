import { Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { Button } from '../../design/Button';
import { IconButton } from '../../design/IconButton';
import { Menu } from '../../design/Menu';
import { isShown } from '../displayOptions';
import { useStepForm } from '../form/context';
import { useParameter } from '../form/useParameter';
import { isProperty, isValues } from '../property';
import { withDefaults } from './Fields';
import { plainText } from './plainText';
import type { PropertyFieldProps } from './fieldWords';
import { PropertyField } from './PropertyField';

/** Fields that are there only when somebody wants them. */
export function CollectionField({ property, path }: PropertyFieldProps) {
  const { t } = useTranslation('inspector');
  const { handle, readOnly, description } = useStepForm();
  const { value } = useParameter(path);
  const values = isValues(value) ? value : {};
  const root = withDefaults(description?.properties ?? [], handle.node.parameters);
  const place = { values, root, version: handle.node.typeVersion };
  const fields = (property.options ?? []).filter(isProperty).filter((field) => isShown(field, place));
  const used = fields.filter(({ name }) => Object.hasOwn(values, name));
  const others = fields.filter(({ name }) => !Object.hasOwn(values, name));
  return (
    <div className="rule" role="group" aria-label={property.displayName}>
      <span className="field-head">{property.displayName}</span>
      {property.description !== undefined && <p className="field-below">{plainText(property.description)}</p>}
      {used.map((field) => (
        <div key={field.name} className="collection-field">
          <div className="grow">
            <PropertyField property={field} path={[...path, field.name]} />
          </div>
          {!readOnly && (
            <IconButton
              size="xs"
              label={t('list.remove', { name: field.displayName })}
              icon={<Trash2 size={14} />}
              onClick={() => {
                handle.unset([...path, field.name]);
              }}
            />
          )}
        </div>
      ))}
      {!readOnly && others.length > 0 && (
        <div className="add-button">
          <Menu
            align="start"
            trigger={
              <Button look="quiet" size="s" icon={<Plus size={14} />}>
                {property.placeholder ?? t('list.add')}
              </Button>
            }
            groups={[
              {
                entries: others.map((field) => ({
                  id: field.name,
                  label: field.displayName,
                  onSelect: () => {
                    handle.set([...path, field.name], field.default ?? '');
                  },
                })),
              },
            ]}
          />
        </div>
      )}
    </div>
  );
}
