import { createContext, use, type ReactNode } from 'react';

import type { Words } from './sentences/words';
import { useCanvasWords } from './useCanvasWords';

const WordsContext = createContext<Words | undefined>(undefined);

/** Reads once what all sentences of a canvas need. */
export function CanvasWords({ children }: { readonly children: ReactNode }) {
  return <WordsContext value={useCanvasWords()}>{children}</WordsContext>;
}

export function useWordsInUse(): Words {
  const words = use(WordsContext);
  if (!words) throw new Error('useWordsInUse is used outside CanvasWords');
  return words;
}
