import { Braces } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Button } from '../../design/Button';
import { Popover } from '../../design/Popover';
import { SearchField } from '../../design/SearchField';
import { translate } from '../../i18n/translate';
import { fieldName } from '../../words/fieldName';
import type { Samples } from '../preview/useSamples';
import { insertables, type Insertable } from './dataFields';

export interface InsertDataProps {
  readonly samples: Samples;
  readonly onInsert: (liquid: string) => void;
}

/** Fields of the customer, the event and the brand with what they are for the one chosen; a press writes them at the cursor. */
export function InsertData({ samples, onInsert }: InsertDataProps) {
  const { t } = useTranslation('messages');
  const [open, setOpen] = useState(false);
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      align="end"
      trigger={
        <Button size="xs" icon={<Braces size={14} />}>
          {t('insert.act')}
        </Button>
      }
      title={t('insert.title')}
    >
      <Fields
        samples={samples}
        onChoose={(liquid) => {
          // At once, so that what is typed next follows it; the popover leaves the focus where it is put now.
          onInsert(liquid);
          setOpen(false);
        }}
      />
    </Popover>
  );
}

const GROUPS = ['profile', 'event', 'brand'] as const;

function Fields({ samples, onChoose }: { readonly samples: Samples; readonly onChoose: (liquid: string) => void }) {
  const { t } = useTranslation('messages');
  const [search, setSearch] = useState('');
  const nameOf = useInsertableName();
  const wanted = search.trim().toLowerCase();
  const fields = insertables(samples.profile, samples.event).filter(
    (field) => wanted === '' || `${nameOf(field)} ${field.path.join('.')}`.toLowerCase().includes(wanted),
  );
  const titles = { profile: t('insert.profile'), event: t('insert.event'), brand: t('insert.brand') } as const;
  return (
    <div className="insert-data">
      <SearchField size="s" label={t('insert.search')} value={search} onChange={setSearch} />
      <div className="insert-list">
        {GROUPS.map((group) => {
          const own = fields.filter((field) => field.group === group);
          if (own.length === 0) return null;
          return (
            <section key={group} aria-label={titles[group]}>
              <h3 className="menu-group">{titles[group]}</h3>
              {own.map((field) => (
                <button
                  key={field.path.join('.')}
                  type="button"
                  className="insert-field"
                  onClick={() => {
                    onChoose(field.liquid);
                  }}
                >
                  <span className={`chip chip-${group === 'event' ? 'info' : 'accent'}`}>{nameOf(field)}</span>
                  <span className="small text-3 cut">{field.sample}</span>
                </button>
              ))}
            </section>
          );
        })}
        {fields.length === 0 && <p className="menu-empty">{t('insert.nothing')}</p>}
      </div>
    </div>
  );
}

function useInsertableName(): (field: Insertable) => string {
  const { t } = useTranslation('messages');
  return ({ path }) => {
    switch (path.join('.')) {
      case 'workspace.name':
        return t('insert.brandName');
      case 'links.unsubscribe':
        return t('insert.unsubscribe');
      case 'links.preferences':
        return t('insert.preferences');
      case 'event.properties.total':
        return fieldName(translate, [...path, 'amount']);
      default:
        return fieldName(translate, path);
    }
  };
}
