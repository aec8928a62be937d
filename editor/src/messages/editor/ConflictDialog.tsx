import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { languageName } from '../../customers/person';
import { Button } from '../../design/Button';
import { Dialog } from '../../design/Dialog';
import { Note } from '../../design/Note';
import { useProblemText } from '../../i18n/useProblemText';
import type { Place } from './merge';
import type { Draft } from './useDraft';

/** Two people changed the same place: nothing is overwritten unasked. */
export function ConflictDialog({ draft: { clash, settle } }: { readonly draft: Draft }) {
  const { t } = useTranslation('messages');
  const explain = useProblemText();
  const [error, setError] = useState<unknown>();
  const placeName = usePlaceName();
  if (!clash) return null;
  const choose = async (keep: 'mine' | 'theirs') => {
    setError(undefined);
    try {
      await settle(keep);
    } catch (failure) {
      setError(failure);
    }
  };
  return (
    <Dialog
      open
      stay
      onOpenChange={() => undefined}
      title={t('conflict.title')}
      description={t('conflict.hint')}
      footer={
        <>
          <Button look="danger" onClick={() => void choose('theirs')}>
            {t('conflict.theirs')}
          </Button>
          <Button look="primary" onClick={() => void choose('mine')}>
            {t('conflict.mine')}
          </Button>
        </>
      }
    >
      <ul className="conflict-places">
        {clash.both.map((place) => (
          <li key={placeName(place)}>{placeName(place)}</li>
        ))}
      </ul>
      {error !== undefined && (
        <Note tone="danger" live>
          {explain(error)}
        </Note>
      )}
    </Dialog>
  );
}

function usePlaceName(): (place: Place) => string {
  const { t, i18n } = useTranslation('messages');
  const fields = {
    name: t('make.name'),
    category: t('make.category'),
    defaultLanguage: t('make.language'),
  } as const;
  const parts = {
    subject: t('field.subject'),
    preheader: t('field.preheader'),
    mjml: t('field.mjml'),
    text: t('field.text'),
    whole: t('conflict.whole'),
  } as const;
  return (place) =>
    'field' in place ? fields[place.field] : `${languageName(place.language, i18n.language)} · ${parts[place.part]}`;
}
