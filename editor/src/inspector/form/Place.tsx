import type { ReactNode } from 'react';

import { useStepForm } from './context';

export interface PlaceProps {
  /** Dotted, as problems name it. */
  readonly parameter: string;
  readonly children: ReactNode;
}

/** Where a parameter stands in the form: a check leads here, and leaving it is when its problems are said. */
export function Place({ parameter, children }: PlaceProps) {
  const { leave } = useStepForm();
  return (
    <div
      className="place"
      data-parameter={parameter}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) leave(parameter);
      }}
    >
      {children}
    </div>
  );
}
