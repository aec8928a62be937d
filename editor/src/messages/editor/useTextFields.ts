import { useRef } from 'react';

import type { Part, Problem } from './content';

type Field = HTMLInputElement | HTMLTextAreaElement;

/** The fields of a text: where data is inserted, and where a problem leads. */
export interface TextFieldsHandle {
  /** For `ref` and `onFocus` of the field of a part. */
  readonly of: (part: Part) => { readonly ref: (field: Field | null) => void; readonly onFocus: () => void };
  /** Writes at the cursor of the field that had it last. */
  readonly insert: (liquid: string) => void;
  /** Into the field of the problem, at its line; after the next drawing, when its language is shown. */
  readonly go: (problem: Problem) => void;
}

export function useTextFields(): TextFieldsHandle {
  const fields = useRef(new Map<Part, Field>());
  const last = useRef<Part>('mjml');
  return {
    of: (part) => ({
      ref: (field) => {
        if (field) fields.current.set(part, field);
        else fields.current.delete(part);
      },
      onFocus: () => {
        last.current = part;
      },
    }),
    insert: (liquid) => {
      const field = fields.current.get(last.current) ?? [...fields.current.values()].at(-1);
      if (field) write(field, liquid);
    },
    go: ({ part = 'mjml', line }) => {
      requestAnimationFrame(() => {
        const field = fields.current.get(part) ?? fields.current.get('text') ?? fields.current.get('subject');
        if (field) goTo(field, line);
      });
    },
  };
}

/** As if typed, so that React and the browser's own undo hear of it. */
function write(field: Field, text: string): void {
  field.focus();
  const { selectionStart, selectionEnd, value } = field;
  field.setRangeText(text, selectionStart ?? value.length, selectionEnd ?? value.length, 'end');
  field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText', data: text }));
}

function goTo(field: Field, line: number | undefined): void {
  field.focus();
  if (line === undefined || field instanceof HTMLInputElement) return;
  const lines = field.value.split('\n');
  const start = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
  field.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
  const height = field.scrollHeight / Math.max(lines.length, 1);
  field.scrollTop = Math.max(0, (line - 4) * height);
}
