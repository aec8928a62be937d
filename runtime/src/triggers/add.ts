import { randomUUID } from 'node:crypto';

import type { Refusal } from '../engine/admit';
import type { ProfileFinder } from '../engine/ports';
import type { CompiledVersion } from '../engine/version';
import { boundedProperties } from '../events/service';
import type { Journeys } from '../journeys/service';
import { PerennialError } from '../platform/errors/error';
import { derivedId } from '../platform/ids';
import type { EntryResult, NewEnrolments } from './contract';
import { letIn, type LettingIn, type NewTrigger } from './letIn';
import type { TriggerDocument } from './model';
import { questionOf } from './removeNamed';

export interface AddingParts extends LettingIn {
  readonly journeys: Pick<Journeys, 'read' | 'byId'>;
  readonly profiles: ProfileFinder;
}

export interface Adding {
  readonly workspaceId: string;
  readonly journeyId: string;
  readonly people: NewEnrolments['people'];
  /** Names the request: a repeat enters nobody twice. */
  readonly key?: string | undefined;
}

/** What the event is called by which people enter who are added. */
const ADDED = 'Added To Journey';

type Result = Omit<EntryResult, 'profileId'> & { readonly profileId: string };

const UNKNOWN: EntryResult = {
  result: 'refused',
  code: 'unknown_profile',
  detail: 'There is no such profile in this workspace.',
};

/** Lets these people into a journey, whatever lets people in by itself; what became of each, in their order. */
export async function addPeople(parts: AddingParts, adding: Adding): Promise<EntryResult[]> {
  const { workspaceId, journeyId, people } = adding;
  const { journey } = await parts.journeys.read(workspaceId, journeyId);
  const version = journey.live && (await parts.journeys.byId(journey.live.versionId));
  const found = await parts.profiles.lookUp(workspaceId, people.map(questionOf));
  const asked = triggersOfPeople(
    adding,
    found.map((profile) => profile?.id),
    { at: parts.clock.now(), version },
  );
  const triggers = [
    ...Map.groupBy(
      asked.flatMap((one) => one ?? []),
      sameness,
    ).values(),
  ].flatMap(([first]) => first ?? []);
  const results =
    version && journey.status === 'live'
      ? resultsOf(await letIn(parts, version, triggers))
      : await refuseAll(parts, triggers, { version, status: journey.status });
  const bySameness = new Map(
    triggers.flatMap((one) => {
      const result = results.get(one._id);
      return result ? [[sameness(one), result] as const] : [];
    }),
  );
  return asked.map((one) => (one ? (bySameness.get(sameness(one)) ?? UNKNOWN) : UNKNOWN));
}

/** Somebody who stands twice in one request enters once, by the first of the lines. */
const sameness = ({ profileId, keys }: NewTrigger): string => JSON.stringify([profileId, ...keys]);

/** Named by the request and the place in it: who a person is may have changed when a repeat comes. */
function triggersOfPeople(
  { workspaceId, journeyId, people, key = randomUUID() }: Adding,
  profileIds: readonly (string | undefined)[],
  { at, version }: { readonly at: Date; readonly version: CompiledVersion | undefined },
): (NewTrigger | undefined)[] {
  return people.map(({ entryKey, data = {} }, index) => {
    const profileId = profileIds[index];
    const keys = keysOf(entryKey, version);
    const { properties } = boundedProperties(data);
    if (profileId === undefined) return undefined;
    const _id = derivedId('added', workspaceId, journeyId, key, index);
    return { _id, workspaceId, journeyId, profileId, name: ADDED, keys, properties, at };
  });
}

function keysOf(entryKey: string | undefined, version: CompiledVersion | undefined): string[] {
  if (entryKey === undefined || !version) return [];
  const { keyKind } = version.entry;
  if (keyKind !== undefined) return [`${keyKind}:${entryKey}`];
  throw new PerennialError('invalid_input', 'This journey has no entry key: leave "entryKey" out.');
}

function resultsOf(triggers: ReadonlyMap<string, TriggerDocument>): ReadonlyMap<string, Result> {
  return new Map(
    [...triggers].map(([_id, { profileId, enrolmentId, code, detail }]) => [
      _id,
      enrolmentId === undefined
        ? { result: 'refused', profileId, ...(code !== undefined && { code }), ...(detail !== undefined && { detail }) }
        : { result: 'entered', profileId, enrolmentId },
    ]),
  );
}

/** Kept for those who look why somebody did not enter, when there ever was a version to enter. */
async function refuseAll(
  { enrolments }: AddingParts,
  triggers: readonly NewTrigger[],
  { version, status }: { readonly version: CompiledVersion | undefined; readonly status: string },
): Promise<ReadonlyMap<string, Result>> {
  const refusal: Refusal = { code: 'journey_not_live', detail: `The journey was ${status}; nobody enters it then.` };
  const events = triggers.map(({ _id: id, at, ...trigger }) => ({
    ...{ ...trigger, id, occurredAt: at, receivedAt: at },
    ...({ origin: 'live', trust: 'server' } as const),
  }));
  if (version) await enrolments.triggered.refuse(version, events, refusal);
  return new Map(triggers.map(({ _id, profileId }) => [_id, { result: 'refused', profileId, ...refusal }]));
}
