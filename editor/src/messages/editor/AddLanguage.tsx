import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { languageName } from '../../customers/person';
import { Button } from '../../design/Button';
import { Combobox } from '../../design/Combobox';
import { Dialog } from '../../design/Dialog';
import { Select } from '../../design/Select';
import { useLanguageOptions } from '../languages';
import { starterText } from '../list/starter';
import { tagsOf, type Content, type Text } from './content';

export interface AddLanguageProps {
  readonly content: Content;
  readonly onClose: () => void;
  readonly onAdd: (tag: string, text: Text) => void;
}

const STARTER = '';

/** One more language, from a copy of another, so that only words are left to translate. */
export function AddLanguage({ content, onClose, onAdd }: AddLanguageProps) {
  const { t, i18n } = useTranslation(['messages', 'common']);
  const tags = tagsOf(content);
  const options = useLanguageOptions(tags);
  const [tag, setTag] = useState<string | null>(null);
  const [from, setFrom] = useState(content.defaultLanguage);
  const add = () => {
    if (tag === null) return;
    onAdd(tag, content.languages[from] ?? starterText(tag, content.category));
    onClose();
  };
  return (
    <Dialog
      open
      size="s"
      onOpenChange={onClose}
      title={t('language.add')}
      footer={
        <>
          <Button look="quiet" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button look="primary" disabled={tag === null} onClick={add}>
            {t('language.addConfirm')}
          </Button>
        </>
      }
    >
      <Combobox
        label={t('language.which')}
        placeholder={t('language.search')}
        value={tag}
        options={options}
        onChange={setTag}
      />
      <Select
        label={t('language.from')}
        hint={t('language.fromHint')}
        value={from}
        options={[
          ...tags.map((each) => ({
            value: each,
            label: t('language.copyOf', { name: languageName(each, i18n.language) }),
          })),
          { value: STARTER, label: t('language.starter') },
        ]}
        onChange={setFrom}
      />
    </Dialog>
  );
}
