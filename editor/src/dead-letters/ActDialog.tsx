import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { answer, api } from '../api/client';
import { ApiProblem } from '../api/problem';
import { queryKey } from '../api/queries';
import { ConfirmDialog } from '../design/ConfirmDialog';
import { Progress } from '../design/Progress';
import { notify } from '../design/toasts';
import { useFormat } from '../i18n/useFormat';
import { useProblemText } from '../i18n/useProblemText';
import { useJourneyNames } from '../sends/names';
import { type Act, useActWords } from './acts';
import type { Letter } from './LettersTable';

export interface ActDialogProps {
  readonly act: Act;
  readonly letters: readonly Letter[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Few enough that progress is seen, many enough that a thousand are done in a breath. */
const AT_ONCE = 50;

/** Asks in numbers, then works the list off piece by piece. */
export function ActDialog({ act, letters, onClose, onDone }: ActDialogProps) {
  const { t } = useTranslation('deadLetters');
  const explain = useProblemText();
  const format = useFormat();
  const cache = useQueryClient();
  // As it was asked: the list behind shrinks while it is worked off.
  const [asked] = useState(letters);
  const [done, setDone] = useState<number>();
  const words = useActWords(asked.length)[act];
  const run = async () => {
    const changed = await workOff(act, asked, setDone);
    notify({ title: words.done(changed), tone: 'accent' });
    onDone();
  };
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      danger={act === 'end'}
      title={words.title}
      consequence={words.consequence}
      confirm={words.confirm}
      explain={explain}
      onConfirm={async () => {
        try {
          await run();
        } finally {
          await Promise.all(
            (['/api/dead-letters', '/api/enrolments', '/api/journeys'] as const).map((path) =>
              cache.invalidateQueries({ queryKey: queryKey(path) }),
            ),
          );
        }
      }}
    >
      <Where letters={asked} />
      {done !== undefined && (
        <Progress
          label={words.running}
          done={done}
          of={asked.length}
          words={t('progress', { done: format.number(done), all: format.number(asked.length) })}
        />
      )}
    </ConfirmDialog>
  );
}

/** Which steps this is about, and how many stand at each. */
function Where({ letters }: { readonly letters: readonly Letter[] }) {
  const { t } = useTranslation('deadLetters');
  const journeyName = useJourneyNames();
  const format = useFormat();
  const counts = new Map<string, number>();
  for (const { journeyId, stepName, stepKey } of letters) {
    const place = t('place', { journey: journeyName(journeyId), step: stepName ?? stepKey });
    counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  return (
    <ul className="col gap-4 small">
      {[...counts].map(([place, count]) => (
        <li key={place} className="row">
          <span className="grow">{place}</span>
          <span className="num">{format.number(count)}</span>
        </li>
      ))}
    </ul>
  );
}

/** Gives back how many were still there to be changed. Those that somebody else decided meanwhile are left alone. */
async function workOff(act: Act, letters: readonly Letter[], onProgress: (done: number) => void): Promise<number> {
  let changed = 0;
  for (let start = 0; start < letters.length; start += AT_ONCE) {
    onProgress(start);
    const ids = letters.slice(start, start + AT_ONCE).map(({ id }) => id);
    changed += await changedOf(act, ids);
  }
  onProgress(letters.length);
  return changed;
}

async function changedOf(act: Act, ids: string[]): Promise<number> {
  const call = api.POST('/api/dead-letters/{action}', { params: { path: { action: act } }, body: { ids } });
  try {
    return (await answer(call)).changed;
  } catch (error) {
    if (error instanceof ApiProblem && error.code === 'not_found') return 0;
    throw error;
  }
}
