import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useApiQuery } from '../api/queries';
import { Loaded } from '../app/Loaded';
import { Button } from '../design/Button';
import { Combobox } from '../design/Combobox';
import { Dialog } from '../design/Dialog';
import { Note } from '../design/Note';

export interface TypeDialogProps {
  readonly onChoose: (type: string) => void;
  readonly onClose: () => void;
}

/** What the new credential is for: one of the types that steps of the installed packages use. */
export function TypeDialog({ onChoose, onClose }: TypeDialogProps) {
  const { t } = useTranslation(['credentials', 'common']);
  const types = useApiQuery('/api/credential-types');
  const [type, setType] = useState<string | null>(null);
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      size="s"
      title={t('new')}
      description={t('chooseTypeHint')}
      footer={
        <>
          <Button look="quiet" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button
            look="primary"
            disabled={type === null}
            onClick={() => {
              if (type !== null) onChoose(type);
            }}
          >
            {t('next')}
          </Button>
        </>
      }
    >
      <Loaded query={types} failed={t('typesFailed')}>
        {({ items }) =>
          items.length === 0 ? (
            <Note>{t('noTypes')}</Note>
          ) : (
            <Combobox
              label={t('column.type')}
              value={type}
              options={items.map((item) => ({
                value: item.type,
                label: item.displayName,
                hint: item.nodes.map(({ displayName }) => displayName).join(', '),
              }))}
              placeholder={t('chooseType')}
              empty={t('noSuchType')}
              onChange={setType}
            />
          )
        }
      </Loaded>
    </Dialog>
  );
}
