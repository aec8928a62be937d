import { useId, type ReactNode } from 'react';

export interface SectionProps {
  readonly title: string;
  /** Why it is there, in a sentence. */
  readonly hint?: ReactNode;
  readonly children: ReactNode;
}

/** A part of a form that belongs together. */
export function Section({ title, hint, children }: SectionProps) {
  const id = useId();
  return (
    <section className="form-section" aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {hint !== undefined && <p className="small text-3">{hint}</p>}
      {children}
    </section>
  );
}
