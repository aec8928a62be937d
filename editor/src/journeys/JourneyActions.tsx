import { useState } from 'react';

import { LazyDialogs, type OpenDialog } from './dialogs/LazyDialogs';
import { useJourneyActs } from './dialogs/useJourneyActs';
import type { JourneySummary } from './list/attention';
import { JourneyMenu } from './list/JourneyMenu';

/** What can be done to a journey, where it is open: the menu of its row in the list. Needs the texts of `journeys`. */
export function JourneyActions({ journey }: { readonly journey: JourneySummary }) {
  const [dialog, setDialog] = useState<OpenDialog>();
  const acts = useJourneyActs();
  return (
    <>
      <JourneyMenu
        journey={journey}
        onAct={(act) => {
          if (act === 'duplicate') void acts.duplicate(journey);
          else if (act === 'export') void acts.download(journey);
          else setDialog({ kind: act, journey });
        }}
      />
      <LazyDialogs
        open={dialog}
        onClose={() => {
          setDialog(undefined);
        }}
      />
    </>
  );
}
