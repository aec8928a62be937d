import { changeMigrations, createChanges, type Changes } from '../../runtime/src/changes/service';
import { createEvents, eventMigrations, type Events } from '../../runtime/src/events/service';
import type { Clock } from '../../runtime/src/platform/clock';
import type { Db } from '../../runtime/src/platform/database';
import { orderMigrations } from '../../runtime/src/orders/migrations';
import { createProfiles, profileMigrations, type Profiles } from '../../runtime/src/profiles/service';
import type { Definition } from '../../runtime/src/segments/definition/definition';
import { needsOf } from '../../runtime/src/segments/matching/needs';
import { readFacts } from '../../runtime/src/segments/matching/read';
import { createMembers, memberMigrations, type Members } from '../../runtime/src/segments/members/service';
import { testedOf, type TestedDocument } from '../../runtime/src/segments/members/tested';

/** A process that takes events in and keeps who is in which segment. */
export interface SegmentProcess {
  readonly profiles: Profiles;
  readonly events: Events;
  readonly changes: Changes;
  readonly members: Members;
}

export function aSegmentProcess(db: Db, clock: Clock): SegmentProcess {
  const changes = createChanges({ db, clock });
  const profiles = createProfiles({ db, clock });
  const events = createEvents({ db, clock, log: { warn: () => undefined }, profiles, changes });
  const members = createMembers({
    ...{ db, clock, changes, events },
    people: {
      aliases: (ids) => profiles.aliases(ids),
      survivors: (ids) => profiles.survivors(ids),
      page: async (query) => {
        const { people, ...rest } = await profiles.audience(query);
        return { ids: people.map(({ id }) => id), ...rest };
      },
    },
    facts: (workspaceId, profileIds, { definitions, now }) =>
      readFacts({ db, profiles }, { workspaceId, profileIds }, needsOf(definitions, now)),
  });
  return { profiles, events, changes, members };
}

export async function migrateSegments(db: Db): Promise<void> {
  const all = [...changeMigrations, ...profileMigrations, ...orderMigrations, ...eventMigrations, ...memberMigrations];
  for (const migration of all) await migration.up(db);
}

/** As if edited a while ago, and everybody tested since. */
export async function aSegment(
  db: Db,
  workspaceId: string,
  definition: Definition,
  over: Partial<TestedDocument> = {},
): Promise<TestedDocument> {
  const segment: TestedDocument = {
    ...{ _id: `seg_${String(++made)}`, workspaceId, name: `Segment ${String(made)}`, kind: 'dynamic', definition },
    ...{ revision: 1, editedAt: new Date(Date.now() - 60_000) },
    ...over,
  };
  await testedOf(db).insertOne(segment);
  return segment;
}

let made = 0;
