import { Ellipsis, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { languageName } from '../../customers/person';
import { IconButton } from '../../design/IconButton';
import { Menu } from '../../design/Menu';
import { Segments } from '../../design/Segments';
import { notify } from '../../design/toasts';
import { AddLanguage } from './AddLanguage';
import { tagsOf, withoutLanguage, withText, type Content, type Problem } from './content';

export interface LanguageTabsProps {
  readonly content: Content;
  /** The language that is shown. */
  readonly tag: string;
  readonly problems: readonly Problem[];
  /** Why the person may not change anything. */
  readonly refused: string | undefined;
  readonly onChange: (content: Content | ((now: Content) => Content)) => void;
  readonly onShow: (tag: string) => void;
}

/** The languages, the default first; a red dot where something keeps one from going out. */
export function LanguageTabs({ content, tag, problems, refused, onChange, onShow }: LanguageTabsProps) {
  const { t, i18n } = useTranslation('messages');
  const [adding, setAdding] = useState(false);
  const wrong = new Set(problems.filter(({ severity }) => severity === 'error').map(({ language }) => language));
  return (
    <div className="message-languages">
      <Segments
        size="s"
        label={t('language.label')}
        value={tag}
        onChange={onShow}
        segments={tagsOf(content).map((value) => ({
          value,
          label: (
            <>
              {languageName(value, i18n.language)}
              {value === content.defaultLanguage && <span className="text-2">{t('language.default')}</span>}
              {wrong.has(value) && (
                <span className="language-wrong">
                  <span className="sr-only">{t('language.wrong')}</span>
                </span>
              )}
            </>
          ),
        }))}
      />
      <IconButton
        size="xs"
        icon={<Plus size={14} />}
        label={t('language.add')}
        disabledReason={refused}
        onClick={() => {
          setAdding(true);
        }}
      />
      <span className="end">
        <LanguageMenu {...{ content, tag, refused, onChange, onShow }} />
      </span>
      {adding && (
        <AddLanguage
          content={content}
          onClose={() => {
            setAdding(false);
          }}
          onAdd={(next, text) => {
            onChange(withText(content, next, text));
            onShow(next);
          }}
        />
      )}
    </div>
  );
}

/** What can be done with the language that is shown; taking it away can be undone. */
function LanguageMenu({ content, tag, refused, onChange, onShow }: Omit<LanguageTabsProps, 'problems'>) {
  const { t, i18n } = useTranslation(['messages', 'common']);
  const name = languageName(tag, i18n.language);
  const isDefault = tag === content.defaultLanguage;
  const remove = () => {
    const text = content.languages[tag];
    onChange(withoutLanguage(content, tag));
    onShow('');
    const undo = () => {
      if (text) onChange((now) => withText(now, tag, text));
      onShow(tag);
    };
    notify({ title: t('language.removed', { name }), action: { label: t('common:undo'), run: undo } });
  };
  return (
    <Menu
      trigger={<IconButton silent size="xs" icon={<Ellipsis size={14} />} label={t('language.menu', { name })} />}
      groups={[
        {
          entries: [
            {
              id: 'default',
              label: t('language.makeDefault'),
              hint: t('language.makeDefaultHint'),
              disabledReason: refused ?? (isDefault ? t('language.isDefault') : undefined),
              onSelect: () => {
                onChange({ ...content, defaultLanguage: tag });
              },
            },
            {
              id: 'remove',
              label: t('language.remove', { name }),
              danger: true,
              disabledReason: refused ?? (isDefault ? t('language.keepDefault') : undefined),
              onSelect: remove,
            },
          ],
        },
      ]}
    />
  );
}
