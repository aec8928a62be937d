import { z } from 'zod';

import { notFound } from '../platform/errors/error';
import type { Api } from '../platform/http/api';
import { newId } from '../platform/ids';
import type { ProfileFinder } from '../engine/ports';
import { boundedProperties } from './properties';
import type { Events } from './service';

const trackedEvents = z
  .object({
    events: z
      .array(
        z
          .object({
            profileId: z.string().min(1).max(64),
            name: z.string().trim().min(1).max(200),
            properties: z.record(z.string().max(100), z.unknown()).optional(),
          })
          .strict(),
      )
      .min(1)
      .max(200),
  })
  .strict()
  .meta({ id: 'TrackedEvents' });

const tracked = z.object({ stored: z.number().int() }).meta({ id: 'Tracked' });

/** What Track Event asks for in a plain n8n. */
export function trackRoutes(api: Api, events: Pick<Events, 'record'>, profiles: ProfileFinder): void {
  api.route({
    method: 'post',
    path: '/api/events',
    summary: 'Record up to 200 events of people by their profile ids; journeys and segments hear of them',
    tag: 'Events',
    access: 'profiles:edit',
    idempotent: true,
    body: trackedEvents,
    response: tracked,
  })(async ({ body, caller: { workspaceId }, idempotencyKey = newId('job') }) => {
    const found = await profiles.lookUp(
      workspaceId,
      body.events.map(({ profileId }) => ({ by: 'id', value: profileId })),
    );
    const unknown = body.events.find((_, index) => !found[index]);
    if (unknown) throw notFound('profile', unknown.profileId);
    const occurredAt = new Date();
    // Bounded before anything is stored, so that one bad event leaves none of them behind.
    for (const { properties = {} } of body.events) boundedProperties(properties);
    await events.record(
      body.events.map(({ profileId, name, properties = {} }, index) => ({
        ...{ workspaceId, profileId, name, properties, occurredAt },
        key: `api:${idempotencyKey}:${String(index)}`,
      })),
    );
    return { stored: body.events.length };
  });
}
