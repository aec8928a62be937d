import './Notice.css';

import type { ReactNode } from 'react';

/** Something went wrong: said in words, announced to screen readers. */
export function Notice({ children }: { readonly children: ReactNode }) {
  return (
    <p className="notice" role="alert">
      {children}
    </p>
  );
}
