import { lazy, Suspense } from 'react';

import { textsOf } from '../../i18n/setup';
import type { JourneyDialogsProps } from './JourneyDialogs';

export type { OpenDialog } from './JourneyDialogs';

const Dialogs = lazy(async () => {
  const [dialogs] = await Promise.all([import('./JourneyDialogs'), textsOf(['senders', 'customers'])]);
  return dialogs;
});

/** The dialogs of the list with their texts, fetched when the first one opens. */
export function LazyDialogs(props: JourneyDialogsProps) {
  if (!props.open) return null;
  return (
    <Suspense>
      <Dialogs {...props} />
    </Suspense>
  );
}
