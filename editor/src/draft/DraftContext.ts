import { createContext, use } from 'react';

import type { DraftStepHandle } from './contract';
import type { DraftSession } from './session';

export interface OpenDraft {
  readonly journeyId: string;
  readonly session: DraftSession;
  /** Why nothing may be changed. */
  readonly readOnly: DraftStepHandle['readOnly'];
}

export const DraftContext = createContext<OpenDraft | undefined>(undefined);

/** The draft this part of the page is about. Only below a DraftProvider. */
export function useOpenDraft(): OpenDraft {
  const open = use(DraftContext);
  if (!open) throw new Error('useOpenDraft is used outside a DraftProvider');
  return open;
}
