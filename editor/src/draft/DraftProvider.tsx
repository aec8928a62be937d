import { useEffect, useMemo, useState, type ReactNode } from 'react';

import type { DraftStepHandle } from './contract';
import { DraftContext } from './DraftContext';
import { randomKey } from './naming';
import { DraftFailure } from './ports';
import { DraftRecords } from './record';
import { draftServer } from './server';
import { DraftSession } from './session';

export interface DraftProviderProps {
  readonly journeyId: string;
  readonly readOnly: DraftStepHandle['readOnly'];
  readonly children: ReactNode;
}

/** Opens a journey's draft for what is inside, and keeps it saved while that is there. */
export function DraftProvider({ journeyId, readOnly, children }: DraftProviderProps) {
  const [session, setSession] = useState<DraftSession>();

  useEffect(() => {
    const opened = openSession(journeyId);
    const keep = () => {
      opened.keep();
    };
    const hurry = () => void opened.flush();
    setSession(opened);
    window.addEventListener('pagehide', keep);
    window.addEventListener('online', hurry);
    return () => {
      window.removeEventListener('pagehide', keep);
      window.removeEventListener('online', hurry);
      void opened.flush();
      opened.close();
    };
  }, [journeyId]);

  const open = useMemo(() => session && { journeyId, session, readOnly }, [journeyId, session, readOnly]);
  return open && <DraftContext value={open}>{children}</DraftContext>;
}

function openSession(journeyId: string): DraftSession {
  const now = () => Date.now();
  const session = new DraftSession({
    server: draftServer(journeyId),
    records: new DraftRecords(localStorage, { journeyId, tab: tabName() }, now),
    now,
    visible: () => document.visibilityState === 'visible',
  });
  session.open().catch((error: unknown) => {
    // Shown in place of the draft; anything else is a defect and belongs into the console.
    if (!(error instanceof DraftFailure)) throw error;
  });
  return session;
}

/** The same after a reload of this tab, another one in another tab. */
function tabName(): string {
  const kept = sessionStorage.getItem('perennial.tab');
  if (kept !== null) return kept;
  const name = randomKey(12);
  sessionStorage.setItem('perennial.tab', name);
  return name;
}
