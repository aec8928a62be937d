import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';

import { useCanvas } from '../state/CanvasContext';
import type { FlowNode } from './nodes';
import { noteLines } from './noteLines';

/** A sticky note of n8n: text beside the steps. */
export const NoteNode = memo(function NoteNode({ id }: NodeProps<FlowNode>) {
  const text = useCanvas(({ graph }) => {
    const content = graph.notes.find((note) => note.id === id)?.parameters['content'];
    return typeof content === 'string' ? content : '';
  });
  return (
    <div className="note-card">
      {noteLines(text).map(({ heading, parts }, index) => (
        <p key={index} className={heading ? 'note-heading' : undefined}>
          {parts.map((part, at) => (at % 2 === 1 ? <b key={at}>{part}</b> : part))}
        </p>
      ))}
    </div>
  );
});
