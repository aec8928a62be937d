import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useOpenDraft } from '../../draft/DraftContext';
import { useDraft, useDraftActions } from '../../draft/useDraft';

/** The journey's name, changed in place; saved when it is left or with Enter. */
export function JourneyName() {
  const { t } = useTranslation('canvas');
  const { readOnly } = useOpenDraft();
  const { perform } = useRename();
  const name = useDraft(({ workflow }) => workflow.name);
  const [typed, setTyped] = useState<string>();
  const save = () => {
    const wanted = typed?.trim() ?? '';
    if (wanted !== '' && wanted !== name) perform(wanted);
    setTyped(undefined);
  };
  return (
    <h1 className="builder-name">
      <span className="builder-name-size" aria-hidden="true">
        {typed ?? name}
      </span>
      <input
        size={1}
        aria-label={t('top.name')}
        value={typed ?? name}
        readOnly={readOnly !== false}
        maxLength={250}
        onChange={(event) => {
          setTyped(event.target.value);
        }}
        onBlur={save}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur();
          if (event.key === 'Escape') setTyped(undefined);
        }}
      />
    </h1>
  );
}

function useRename() {
  const actions = useDraftActions();
  return {
    perform: (name: string) =>
      actions.perform({ operations: [{ type: 'renameJourney', name }], deed: { did: 'renamedJourney' } }),
  };
}
