import { useMemo } from 'react';

import { sentenceOf } from './sentences/sentence';
import { useWordsInUse } from './CanvasWords';
import { useCanvas } from './state/CanvasContext';

/** What a step does, in one line. */
export function useSentence(id: string): string {
  const words = useWordsInUse();
  const node = useCanvas(({ graph }) => graph.steps.get(id)?.node);
  const type = useCanvas(({ types }) => (node ? types.get(node.type) : undefined));
  return useMemo(() => (node ? sentenceOf(node, type, words) : ''), [node, type, words]);
}
