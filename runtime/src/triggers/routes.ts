import type { z } from 'zod';

import type { Filter } from '../engine/filter';
import type { Api } from '../platform/http/api';
import * as contract from './contract';
import type { DuePeople } from './occurrences/outside';
import type { Triggers } from './service';

const tag = 'Enrolments';
const PATH = '/api/journeys/:journeyId/enrolments';

export function triggerRoutes(api: Api, triggers: Triggers): void {
  api.route({
    method: 'post',
    path: PATH,
    summary: 'Lets people into a live journey, up to 1,000 at once',
    description:
      'Also into a journey whose entry is an event: its filter is not asked, what it needs of a person and its rule for entering again are. Whoever does not enter gets the reason. With an Idempotency-Key a repeat enters nobody twice, also after a crash in the middle.',
    tag,
    access: 'enrolments:edit',
    params: contract.journeyParams,
    body: contract.newEnrolments,
    response: contract.enrolmentResults,
    idempotent: true,
  })(async ({ caller: { workspaceId }, params: { journeyId }, body: { people }, idempotencyKey: key }) => {
    const items = await triggers.add({ workspaceId, journeyId, people, key });
    const entered = items.filter(({ result }) => result === 'entered').length;
    return { entered, refused: items.length - entered, items };
  });

  api.route({
    method: 'post',
    path: `${PATH}/remove`,
    summary: 'Takes people out of a journey at once: these passages, up to 1,000 people, or all who stand at a step',
    description:
      'With the branches they were forked into; what is not yet being sent is not sent. People are named as when they are added, and each gets an answer.',
    tag,
    access: 'enrolments:edit',
    params: contract.journeyParams,
    body: contract.removal,
    response: contract.removed,
    idempotent: true,
  })(async ({ caller, params: { journeyId }, body }) => {
    const who = { workspaceId: caller.workspaceId, journeyId, by: `${caller.kind} ${caller.id}` };
    return 'people' in body
      ? await triggers.removeNamed({ ...who, ...body })
      : await triggers.remove({ ...who, ...body });
  });

  dueRoutes(api, triggers);
}

/** For programs outside, and for those who plan. */
function dueRoutes(api: Api, triggers: Triggers): void {
  api.route({
    method: 'get',
    path: '/api/dates/due',
    summary: 'Whose day has come since a time: birthdays, renewals, each at a local time',
    description:
      'For programs outside that start something of their own. Nothing is noted: whoever asks again with the same `since` gets the same people. Journeys with a Date Trigger need no call.',
    tag,
    access: 'profiles:read',
    query: contract.dueQuery,
    response: contract.duePeople,
  })(
    async ({
      caller: { workspaceId },
      query: { attribute, yearly, days, time, zoneOf, zone, since, cursor, limit },
    }) => {
      const rule = {
        ...{ kind: 'date' as const, attribute, days, time, zoneOf },
        ...(yearly !== 'no' && { yearly }),
      };
      const from = since === undefined ? undefined : new Date(since);
      const due = await triggers.due({ workspaceId, rule, zone, since: from, cursor, limit });
      return dueAnswer(due);
    },
  );

  api.route({
    method: 'post',
    path: '/api/schedules/due',
    summary: 'Who is in an audience whose time has come since then',
    description:
      'For programs outside that start something of their own. Nothing is noted: whoever asks again with the same `since` gets the same people. Journeys with a Schedule Trigger need no call.',
    tag,
    access: 'profiles:read',
    body: contract.scheduleDueQuery,
    response: contract.duePeople,
  })(async ({ caller: { workspaceId }, body: { schedule, zoneOf, zone, audience, since, cursor, limit } }) => {
    const rule = {
      ...{ kind: 'schedule' as const, times: schedule, zoneOf, alreadyPassed: 'skip' as const },
      ...(audience && { audience: filterOf(audience) }),
    };
    const from = since === undefined ? undefined : new Date(since);
    return dueAnswer(await triggers.due({ workspaceId, rule, zone, since: from, cursor, limit }));
  });

  api.route({
    method: 'get',
    path: '/api/schedules/next',
    summary: 'The next times of a schedule',
    description: 'As it is written; nothing is kept. A time that clocks skip comes as much later.',
    tag,
    access: 'journeys:read',
    query: contract.nextTimesQuery,
    response: contract.nextTimes,
  })(({ query }) => ({
    items: triggers
      .nextTimes({ times: contract.scheduleIn(query), zone: query.zone, count: query.count })
      .map(({ wall, at }) => ({ wall, at: at.toISOString() })),
  }));
}

type Audience = NonNullable<z.output<typeof contract.scheduleDueQuery>['audience']>;

const filterOf = ({ combinator, conditions }: Audience): Filter => ({
  combinator,
  conditions: conditions.map(({ value, ...one }) => (value === undefined ? one : { ...one, value })),
});

function dueAnswer({ items, profiles, until, nextCursor }: DuePeople): z.input<typeof contract.duePeople> {
  return {
    items: items.flatMap(({ profileId, at, ...item }) => {
      const profile = profiles.get(profileId);
      return profile ? [{ ...item, at: at.toISOString(), profile: { ...profile, tags: [...profile.tags] } }] : [];
    }),
    until: until.toISOString(),
    ...(nextCursor !== undefined && { nextCursor }),
  };
}
