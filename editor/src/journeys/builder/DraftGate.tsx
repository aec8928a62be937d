import { useEffect, useState, type ReactNode } from 'react';

import { useDraftView } from '../../draft/useDraft';
import { BuilderFailure } from './BuilderFailure';

const QUIET_MS = 200;

/** Shapes while the draft is loading, the reason when it cannot be. */
export function DraftGate({ children }: { readonly children: ReactNode }) {
  const loaded = useDraftView((view) => view.draft !== undefined);
  const failure = useDraftView((view) => view.failure);
  if (loaded) return children;
  if (failure)
    return (
      <BuilderFailure
        reason={failure.message}
        details={failure.code}
        onRetry={() => {
          location.reload();
        }}
      />
    );
  return <Shapes />;
}

/** The bar and three cards on a line, in their final size, after a moment. */
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
      <div className="builder-shapes-top" />
      {late && ['one', 'two', 'three'].map((name) => <div key={name} className="builder-shape" />)}
    </div>
  );
}
