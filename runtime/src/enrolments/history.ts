import type { Filter } from 'mongodb';

import type { Effects } from '../effects/service';
import type { Follows } from '../engine/enrolment';
import type { Clock, HistoryPerson, HistoryQuestion, HistoryReader, ProfileReader } from '../engine/ports';
import { ofProfiles } from '../platform/placed';
import type { EnrolmentCollection, EnrolmentDocument } from './model';

export interface HistoryParts {
  readonly enrolments: EnrolmentCollection;
  readonly effects: Pick<Effects, 'sentTo'>;
  readonly profiles: Pick<ProfileReader, 'aliases'>;
  readonly clock: Clock;
}

const DAY = 86_400_000;
/** Named, because of a journey's index the planner would read all who ever entered it. */
export const HISTORY_HINT = 'ofProfile';

/** Who of a batch has been through something: the alias sets, then one query, whatever the batch's size. */
export function createHistories({ enrolments, effects, profiles, clock }: HistoryParts): HistoryReader {
  return {
    wentThrough: async (workspaceId, question, people) => {
      if (people.length === 0) return [];
      const aliases = await profiles.aliases([...new Set(people.map(({ profileId }) => profileId))]);
      const idsOf = ({ profileId }: HistoryPerson) => [...new Set([profileId, ...(aliases.get(profileId) ?? [])])];
      const profileIds = [...new Set(people.flatMap(idsOf))];
      const since = question.days > 0 ? new Date(clock.now().getTime() - question.days * DAY) : new Date(0);
      if (question.kind === 'message') {
        const found = new Set(
          await effects.sentTo({ workspaceId, profileIds, messageKey: question.messageKey, since }),
        );
        return people.map((person) => idsOf(person).some((id) => found.has(id)));
      }
      const passages = await passagesOf(enrolments, historyFilter(question, { workspaceId, profileIds, since }));
      const own = ownRoots(question, passages, people);
      return people.map((person) =>
        idsOf(person).some((id) =>
          passages.get(id)?.some((passage) => counts(question, passage, own.get(person.enrolmentId ?? ''))),
        ),
      );
    },
  };
}

/** Not one's own passage; who goes on behind a goal has not entered there. */
function counts({ kind }: InJourney, { rootId, follows }: Passage, own: string | undefined): boolean {
  return rootId !== own && (kind === 'step' || !follows);
}

interface Scope {
  readonly workspaceId: string;
  readonly profileIds: readonly string[];
  readonly since: Date;
}

type InJourney = Extract<HistoryQuestion, { kind: 'journey' | 'step' }>;

/** Apart, so that a test can ask for its plan. */
export function historyFilter(
  question: InJourney,
  { workspaceId, profileIds, since }: Scope,
): Filter<EnrolmentDocument> {
  const { kind, journeyId, stepKey, days } = question;
  const base = { workspaceId, ...ofProfiles(profileIds), journeyId };
  if (kind === 'journey') return { ...base, startedAt: { $gte: since } };
  if (stepKey === undefined || !/^[A-Za-z0-9_-]{1,64}$/.test(stepKey)) return { ...base, _id: { $in: [] } };
  // Counts of visits outlive the lines of a long history.
  if (days <= 0) return { ...base, [`visits.${stepKey}`]: { $gte: 1 } };
  return { ...base, history: { $elemMatch: { stepKey, at: { $gte: since }, what: { $in: ['passed', 'held'] } } } };
}

interface Passage {
  readonly _id: string;
  readonly rootId: string;
  readonly follows?: Follows;
}

/** By profile id. */
async function passagesOf(
  enrolments: EnrolmentCollection,
  filter: Filter<EnrolmentDocument>,
): Promise<ReadonlyMap<string, readonly Passage[]>> {
  const found = await enrolments
    .find(filter, { projection: { profileId: 1, rootId: 1, follows: 1 }, hint: HISTORY_HINT })
    .toArray();
  return Map.groupBy(found, ({ profileId }) => profileId);
}

/** Of those who ask about the journey they are in: the family that does not count, by the member of it that asks. */
function ownRoots(
  { kind }: InJourney,
  passages: ReadonlyMap<string, readonly Passage[]>,
  people: readonly HistoryPerson[],
): ReadonlyMap<string, string> {
  if (kind === 'step') return new Map();
  const asking = new Set(people.flatMap(({ enrolmentId }) => enrolmentId ?? []));
  const own = [...passages.values()].flat().filter(({ _id }) => asking.has(_id));
  return new Map(own.map(({ _id, rootId, follows }) => [_id, follows?.enrolmentId ?? rootId]));
}
