import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { ErrorState } from '../../design/ErrorState';
import { useDraftView } from '../../draft/useDraft';

const QUIET_MS = 200;

/** Shapes while the draft is loading, the reason when it cannot be. */
export function DraftGate({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation('draft');
  const loaded = useDraftView((view) => view.draft !== undefined);
  const failure = useDraftView((view) => view.failure);
  if (loaded) return children;
  if (failure)
    return (
      <main>
        <ErrorState
          title={t('loadFailed')}
          reason={failure.message}
          details={failure.code}
          onRetry={() => {
            location.reload();
          }}
        />
      </main>
    );
  return <Shapes />;
}

/** Three cards on a line, after a moment. */
function Shapes() {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => {
      setLate(true);
    }, QUIET_MS);
    return () => {
      clearTimeout(timer);
    };
  }, []);
  return (
    <div className="builder-shapes" aria-busy="true">
      {late && ['one', 'two', 'three'].map((name) => <div key={name} className="builder-shape" />)}
    </div>
  );
}
