import type { Api } from '../platform/http/api';
import type { Profiles } from '../profiles/service';
import {
  eventCountQuery,
  eventCounts,
  eventPage,
  eventParams,
  eventQuery,
  eventSchema,
  eventSchemaQuery,
  eventShape,
  type EventAnswer,
} from './contract';
import type { EventDocument } from './model';
import type { Events } from './service';

const TAG = 'Events';

export interface EventsRoutesParts {
  readonly profiles: Pick<Profiles, 'find'>;
  /** Throws not_found for a source of another workspace. */
  readonly sources: { find(workspaceId: string, sourceId: string): Promise<unknown> };
}

export function eventsRoutes(api: Api, events: Events, { profiles, sources }: EventsRoutesParts): void {
  api.route({
    method: 'get',
    path: '/api/events',
    summary: 'Received events, newest first; of one person over all its ids, of one source',
    tag: TAG,
    access: 'profiles:read',
    query: eventQuery,
    response: eventPage,
  })(async ({ query: { profileId, setAside = false, ...query }, caller: { workspaceId } }) => {
    if (query.sourceId !== undefined) await sources.find(workspaceId, query.sourceId);
    const whose = profileId === undefined ? {} : { profileIds: (await profiles.find(workspaceId, profileId)).aliases };
    const page = await events.list({ workspaceId, ...whose, setAside, ...query });
    const underWay = await events.underWay(
      workspaceId,
      page.items.map(({ _id }) => _id),
    );
    return { ...page, items: page.items.map((event) => answerOf(event, underWay)) };
  });

  api.route({
    method: 'get',
    path: '/api/events/counts',
    summary: 'How often each event was received in the last days',
    tag: TAG,
    access: 'profiles:read',
    query: eventCountQuery,
    response: eventCounts,
  })(async ({ query, caller: { workspaceId } }) => {
    const counts = await events.counts(workspaceId, query.days);
    return { items: counts.map((each) => ({ ...each, lastReceivedAt: each.lastReceivedAt.toISOString() })) };
  });

  api.route({
    method: 'get',
    path: '/api/events/schema',
    summary: 'What the last events of a name carry',
    tag: TAG,
    access: 'profiles:read',
    query: eventSchemaQuery,
    response: eventSchema,
  })(async ({ query: { name }, caller: { workspaceId } }) => {
    const { lookedAt, properties } = await events.schema(workspaceId, name);
    return {
      lookedAt,
      properties: properties.map(({ types, examples, ...each }) => ({
        ...each,
        types: [...types],
        examples: [...examples],
      })),
    };
  });

  api.route({
    method: 'get',
    path: '/api/events/:eventId',
    summary: 'One event',
    tag: TAG,
    access: 'profiles:read',
    params: eventParams,
    response: eventShape,
  })(async ({ params: { eventId }, caller: { workspaceId } }) => {
    const underWay = await events.underWay(workspaceId, [eventId]);
    return answerOf(await events.find(workspaceId, eventId), underWay);
  });

  api.route({
    method: 'post',
    path: '/api/events/:eventId/retry',
    summary: 'Handle an event again that was set aside',
    tag: TAG,
    access: 'enrolments:edit',
    params: eventParams,
    response: eventShape,
  })(async ({ params, caller: { workspaceId } }) => answerOf(await events.retry(workspaceId, params.eventId)));
}

function answerOf(event: EventDocument, underWay: ReadonlySet<string> = new Set()): EventAnswer {
  const { _id: id, name, type, profileId, sourceId, messageId, properties, origin, trust, failure, attempts } = event;
  return {
    ...{ id, name, type, profileId, sourceId, messageId, properties, origin, trust },
    keys: [...event.keys],
    notes: [...event.notes],
    occurredAt: event.occurredAt.toISOString(),
    receivedAt: event.receivedAt.toISOString(),
    handled: event.handled ?? !underWay.has(id),
    ...(failure ? { failure: { ...failure, at: failure.at.toISOString(), attempts: attempts ?? 0 } } : {}),
    setAside: event.setAside === true,
  };
}
