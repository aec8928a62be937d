import { useRef } from 'react';

import { cx } from '../../design/cx';
import { Field } from '../../design/Field';
import type { Problem } from './content';
import { problemWords } from './problemWords';

export interface CodeFieldProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Problems; those with a line are marked beside it. */
  readonly marks: readonly Problem[];
  readonly fieldRef: (field: HTMLTextAreaElement | null) => void;
  readonly onFocus: () => void;
  readonly readOnly: boolean;
}

/** Code with line numbers. Tab leaves it, as it leaves every field. */
export function CodeField({ label, hint, value, onChange, marks, fieldRef, onFocus, readOnly }: CodeFieldProps) {
  const gutter = useRef<HTMLDivElement>(null);
  const error = marks.find(({ severity }) => severity === 'error');
  const warning = marks[0] && <span className="code-warned">{told(marks[0])}</span>;
  return (
    <Field hideLabel label={label} hint={warning ?? hint} error={error && told(error)}>
      {(ids) => (
        <div className="code-field">
          <div ref={gutter} className="code-gutter" aria-hidden="true">
            <Numbers count={value.split('\n').length} marks={marks} />
          </div>
          <textarea
            {...ids}
            ref={fieldRef}
            className="code-text"
            value={value}
            wrap="off"
            readOnly={readOnly}
            spellCheck={false}
            autoCapitalize="off"
            onFocus={onFocus}
            onScroll={({ currentTarget }) => {
              if (gutter.current) gutter.current.scrollTop = currentTarget.scrollTop;
            }}
            onChange={(event) => {
              onChange(event.target.value);
            }}
          />
        </div>
      )}
    </Field>
  );
}

function told(problem: Problem): string {
  const { words, detail } = problemWords(problem);
  const where = problem.line === undefined ? '' : `${String(problem.line)}: `;
  return `${where}${detail === undefined ? words : `${words} ${detail}`}`;
}

function Numbers({ count, marks }: { readonly count: number; readonly marks: readonly Problem[] }) {
  const wrong = new Map(marks.flatMap(({ line, severity }) => (line === undefined ? [] : [[line, severity] as const])));
  return Array.from({ length: count }, (_, index) => {
    const severity = wrong.get(index + 1);
    return (
      <div key={index} className={cx('code-number', severity !== undefined && `code-${severity}`)}>
        {index + 1}
      </div>
    );
  });
}
