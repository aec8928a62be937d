import { useTranslation } from 'react-i18next';

import { useApiMutation, useApiQuery } from '../api/queries';
import { Loaded } from '../app/Loaded';
import { notify } from '../design/toasts';
import { useProblemText } from '../i18n/useProblemText';
import { FirstRows } from './FirstRows';
import { MappingPanel } from './MappingPanel';
import { ReadingPanel } from './ReadingPanel';
import type { Import } from './words';

export type Change = Partial<Pick<Import, 'mapping' | 'reading'>> & {
  readonly layout?: Partial<NonNullable<Import['layout']>>;
};

/** How the file is read; each change is kept at once and shows what comes of it. */
export function Editing({ shown }: { readonly shown: Import }) {
  const { t } = useTranslation('imports');
  const problemText = useProblemText();
  const path = { importId: shown.id };
  const preview = useApiQuery('/api/imports/{importId}/preview', { params: { path } });
  const patch = useApiMutation('patch', '/api/imports/{importId}', {
    renews: ['/api/imports/{importId}', '/api/imports/{importId}/preview'],
  });
  const change = async (changed: Change) => {
    try {
      await patch.mutateAsync({ params: { path }, body: { baseRevision: shown.revision, ...changed } });
    } catch (error) {
      notify({ title: problemText(error), tone: 'danger' });
    }
  };
  return (
    <Loaded query={preview} failed={t('preview.failed')}>
      {(loaded) => (
        <>
          {shown.reading.preset === undefined && <MappingPanel shown={shown} preview={loaded} onChange={change} />}
          <ReadingPanel shown={shown} onChange={change} />
          <FirstRows preview={loaded} />
        </>
      )}
    </Loaded>
  );
}
