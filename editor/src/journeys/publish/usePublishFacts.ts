import { useCallback, useEffect, useRef, useState } from 'react';

import { answer, api } from '../../api/client';
import { useDraft, useDraftActions } from '../../draft/useDraft';
import { useDraftProblems } from '../../draft/useDraftProblems';
import type { DraftWorkflow } from '../../draft/contract';
import type { SavedChange } from './authors';
import type { Preview } from './people';

/** All that the question needs, read when it is asked. */
export interface PublishFacts {
  readonly preview: Preview;
  readonly workflow: DraftWorkflow;
  /** The version people enter now; absent before the first. */
  readonly live?: {
    readonly id: string;
    readonly number: number;
    readonly publishedAt: string;
    readonly workflow: DraftWorkflow;
  };
  /** Who changed the draft since that version. */
  readonly log: readonly SavedChange[];
}

export type Asking =
  | { readonly kind: 'checking' }
  | { readonly kind: 'blocked' }
  | { readonly kind: 'failed'; readonly error: unknown }
  | { readonly kind: 'ready'; readonly facts: PublishFacts };

/** Saves, checks, and reads what publishing would do; anew each time the dialog opens. */
export function usePublishFacts(journeyId: string): { readonly asking: Asking; readonly again: () => void } {
  const actions = useDraftActions();
  const problems = useRef(useDraftProblems());
  const workflow = useDraft((draft) => draft.workflow);
  const [answered, setAnswered] = useState<
    Exclude<Asking, { kind: 'ready' }> | { kind: 'ready'; facts: Omit<PublishFacts, 'workflow'> }
  >({ kind: 'checking' });
  const [round, setRound] = useState(0);
  useEffect(() => {
    const current = { wanted: true };
    const read = async () => {
      await actions.flush();
      problems.current.check();
      return await factsOf(journeyId);
    };
    read().then(
      (facts) => {
        if (current.wanted) setAnswered(facts.preview.publishable ? { kind: 'ready', facts } : { kind: 'blocked' });
      },
      (error: unknown) => {
        if (current.wanted) setAnswered({ kind: 'failed', error });
      },
    );
    return () => {
      current.wanted = false;
    };
  }, [journeyId, actions, round]);
  const again = useCallback(() => {
    setAnswered({ kind: 'checking' });
    setRound((before) => before + 1);
  }, []);
  const asking: Asking =
    answered.kind === 'ready' ? { kind: 'ready', facts: { ...answered.facts, workflow } } : answered;
  return { asking, again };
}

const CHANGES = 200;

async function factsOf(journeyId: string): Promise<Omit<PublishFacts, 'workflow'>> {
  const path = { journeyId };
  const [preview, journey] = await Promise.all([
    answer(api.GET('/api/journeys/{journeyId}/publish/preview', { params: { path } })),
    answer(api.GET('/api/journeys/{journeyId}', { params: { path } })),
  ]);
  if (!journey.liveVersion) return { preview, log: [] };
  const version = await answer(
    api.GET('/api/journeys/{journeyId}/versions/{versionId}', {
      params: { path: { ...path, versionId: journey.liveVersion.id } },
    }),
  );
  const query = { since: version.draftRevision, limit: CHANGES };
  const { items } = await answer(api.GET('/api/journeys/{journeyId}/draft/changes', { params: { path, query } }));
  const { id, number, publishedAt } = version;
  const workflow = version.workflow as unknown as DraftWorkflow;
  return { preview, live: { id, number, publishedAt, workflow }, log: items };
}
