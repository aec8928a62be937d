import { useEffect } from 'react';

import type { Clip } from '../edits/copy';
import { useCanvasParts } from '../state/CanvasContext';
import { hasKeyboard, isIdle } from './context';

/** Also into the system's clipboard, in n8n's form. Without the right to it the copy is only ours. */
export function copyToSystem(clip: Clip): void {
  const put = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', JSON.stringify(clip, null, 2));
    event.preventDefault();
  };
  document.addEventListener('copy', put, { once: true });
  // The only way that works without a secure context; it is the person's own key press.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  document.execCommand('copy');
  document.removeEventListener('copy', put);
}

/** Takes what the browser pastes while the keyboard is on the journey. */
export function usePaste(): void {
  const { store, commands } = useCanvasParts();
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const { readOnly } = store.getState();
      if (readOnly || !isIdle(store) || !hasKeyboard()) return;
      commands.paste(undefined, event.clipboardData?.getData('text/plain'));
    };
    document.addEventListener('paste', paste);
    return () => {
      document.removeEventListener('paste', paste);
    };
  }, [store, commands]);
}
