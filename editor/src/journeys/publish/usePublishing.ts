import { useState } from 'react';

import { answer, api } from '../../api/client';
import { renewJourneys } from '../dialogs/useJourneyActs';
import { insideOf, peopleByStep, type Mapping, type WhatHappens } from './people';
import type { PublishFacts } from './usePublishFacts';

/** What the person has decided. */
export interface Choices {
  readonly what: WhatHappens;
  readonly mapping: Mapping;
  readonly note: string;
  /** How fast those are let in who match already; undefined: not at all. */
  readonly perMinute?: number | undefined;
}

export interface Published {
  readonly versionId: string;
  readonly number: number;
  readonly what: WhatHappens;
  /** Who was inside when it was asked. */
  readonly people: number;
  /** Those who matched already are being let in. */
  readonly letsIn: boolean;
}

/** Publishes the revision that was asked about, and no other. */
export function usePublishing(journeyId: string, facts: PublishFacts, onPublished: (published: Published) => void) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const publish = async (chosen: Choices) => {
    setBusy(true);
    setProblem(undefined);
    try {
      const body = bodyOf(chosen, facts);
      const params = { path: { journeyId } };
      const { id, number } = await answer(api.POST('/api/journeys/{journeyId}/publish', { params, body }));
      await renewJourneys();
      const people = insideOf(peopleByStep(facts.preview));
      onPublished({ versionId: id, number, what: chosen.what, people, letsIn: chosen.perMinute !== undefined });
    } catch (error) {
      setProblem(error);
      setBusy(false);
    }
  };
  return { busy, problem, publish };
}

function bodyOf({ what, mapping, note, perMinute }: Choices, { preview }: PublishFacts) {
  return {
    whatHappensToPeopleInside: what,
    revision: preview.revision,
    ...(what === 'move' && { mapping: { ...mapping } }),
    ...(note.trim() !== '' && { note: note.trim() }),
    ...(perMinute !== undefined && { enrolMatching: { perMinute } }),
  };
}
