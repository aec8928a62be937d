import { admitTrigger, type Refusal } from '../engine/admit';
import type { JourneyEvent } from '../engine/event';
import type { CompiledVersion } from '../engine/version';
import { derivedId } from '../platform/ids';
import { byEveryAlias } from './concerned';
import { enterCandidates, note, type Candidate, type RefusedEntry } from './entries';
import type { ExistingParts } from './existing';

/** People somebody or something lets in without an event of theirs. Triggers are of one workspace and one version. */
export interface TriggeredPeople {
  /**
   * What became of each, by trigger id. Repeating a trigger enters nobody twice: whoever is in by it is in, also when a crash
   * came between the taking of the entry and the enrolment. Refusals are kept.
   */
  letIn(version: CompiledVersion, triggers: readonly JourneyEvent[]): Promise<ReadonlyMap<string, EntryOutcome>>;
  /** Keeps why these did not enter. */
  refuse(version: CompiledVersion, triggers: readonly JourneyEvent[], refusal: Refusal): Promise<void>;
}

export type EntryOutcome = { readonly enrolmentId: string } | { readonly refused: Refusal };

export function createTriggered(parts: ExistingParts): TriggeredPeople {
  return {
    letIn: async (version, triggers) => {
      const { candidates, refused } = admitted(version, triggers);
      const aliases = byEveryAlias(await parts.profiles.aliases([...new Set(triggers.map((one) => one.profileId))]));
      const result = await enterCandidates(parts, candidates, { aliases });
      if (result.entered > 0) parts.doorbell.ring('enrolments');
      const all = [...refused, ...result.refused];
      await note(parts, all, parts.clock.now());
      return outcomes(candidates, all);
    },
    refuse: async (version, triggers, refusal) => {
      const refused = triggers.map((event) => ({ version, event, refusal }));
      await note(parts, refused, parts.clock.now());
    },
  };
}

function admitted(version: CompiledVersion, triggers: readonly JourneyEvent[]) {
  const candidates: Candidate[] = [];
  const refused: RefusedEntry[] = [];
  for (const event of triggers) {
    const answer = admitTrigger(version, event);
    if ('enter' in answer) candidates.push({ version, event, admission: answer.enter });
    else refused.push({ version, event, refusal: answer.refused });
  }
  return { candidates, refused };
}

function outcomes(
  candidates: readonly Candidate[],
  refused: readonly RefusedEntry[],
): ReadonlyMap<string, EntryOutcome> {
  return new Map<string, EntryOutcome>([
    ...candidates.map(
      ({ event, admission }) => [event.id, { enrolmentId: derivedId(admission.entryId, event.id) }] as const,
    ),
    ...refused.map(({ event, refusal }) => [event.id, { refused: refusal }] as const),
  ]);
}
