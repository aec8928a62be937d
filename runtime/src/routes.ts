import type { Router } from 'express';

import { alertRoutes } from './alerts/routes';
import { circuitRoutes } from './circuits/routes';
import { credentialRoutes } from './credentials/routes';
import { abTestRoutes } from './enrolments/abTests/routes';
import { stepCountRoutes } from './enrolments/counts/routes';
import { historyRoutes } from './enrolments/historyRoutes';
import { enrolmentRoutes } from './enrolments/routes';
import { eventsRoutes } from './events/routes';
import { trackRoutes } from './events/trackRoutes';
import { IMPORT_BODIES, importRoutes } from './imports/routes';
import { JOURNEY_BODIES, journeyRoutes } from './journeys/routes';
import { letterRoutes } from './letters/routes';
import { matchingRoutes } from './matching/routes';
import { MESSAGE_BODIES, messagingRoutes } from './messaging/routes';
import { nodeRoutes } from './n8n/routes';
import { orderRoutes } from './orders/routes';
import type { Clock } from './platform/clock';
import type { Api } from './platform/http/api';
import type { BodyLimit } from './platform/http/json-body';
import type { TimelineSource } from './profiles/contract';
import { productRoutes } from './products/routes';
import { attributeRoutes } from './profiles/attributes/routes';
import { mergingRoutes } from './profiles/merging/routes';
import { profilesRoutes } from './profiles/routes';
import { privacyRoutes } from './privacy/routes';
import { retentionRoutes } from './retention/routes';
import { rfmRoutes } from './rfm/routes';
import { ingestRouters, sourcesRoutes } from './sources/routes';
import { memberRoutes } from './segments/members/routes';
import { segmentRoutes } from './segments/routes';
import type { Subjects } from './subjects';
import { subscriptionRoutes } from './subscriptions/routes';
import { TEMPLATE_BODIES, templateRoutes } from './templates/routes';
import { triggerRoutes } from './triggers/routes';

/** Larger than usual: texts in many languages; a whole workflow of up to 1 MB as one operation among others. */
export const BODY_LIMITS: readonly BodyLimit[] = [MESSAGE_BODIES, JOURNEY_BODIES, TEMPLATE_BODIES, IMPORT_BODIES];

/** Adds the routes of all subjects; gives back the routers that read raw bodies, for the front of the app. */
export function addRoutes(api: Api, subjects: Subjects, clock: Clock): readonly Router[] {
  const { events, enrolments, journeys, messaging, n8n, profiles, sources, subscriptions } = subjects;
  const timelines = {
    event: events.timeline,
    send: messaging.sends.timeline,
    enrolment: enrolmentTimeline(subjects),
  };
  segmentRoutes(api, subjects.segments, profiles);
  memberRoutes(api, { members: subjects.members, profiles });
  profilesRoutes(api, profiles, { clock, timelines, lastSeen: (...of) => events.lastSeen(...of) });
  mergingRoutes(api, profiles);
  attributeRoutes(api, profiles.attributes);
  eventsRoutes(api, events, { profiles, sources });
  trackRoutes(api, events, profiles);
  orderRoutes(api, subjects.orders, { profiles, sources });
  sourcesRoutes(api, sources);
  productRoutes(api, subjects.products, { sources, clock });
  journeyRoutes(api, journeys, { people: enrolments.people, matching: subjects.matching });
  enrolmentRoutes(api, enrolments, journeys);
  historyRoutes(api, { enrolments, journeys, profiles });
  stepCountRoutes(api, enrolments, journeys);
  abTestRoutes(api, enrolments, journeys);
  messagingRoutes(api, messaging, journeys);
  nodeRoutes(api, n8n);
  credentialRoutes(api, subjects.credentials);
  subscriptionRoutes(api, subscriptions);
  templateRoutes(api, subjects.templates);
  matchingRoutes(api, subjects.matching);
  retentionRoutes(api, subjects.retention);
  rfmRoutes(api, subjects.rfm, { profiles, sources });
  privacyRoutes(api, subjects.privacy, profiles);
  triggerRoutes(api, subjects.triggers);
  importRoutes(api, subjects.imports);
  alertRoutes(api, subjects.alerts);
  letterRoutes(api, subjects.letters, journeys);
  circuitRoutes(api, subjects.circuits, {
    senders: async (workspaceId) =>
      new Map((await messaging.senders.list(workspaceId)).map(({ sender: { _id, name } }) => [_id, name])),
  });
  return ingestRouters(api, sources);
}

/** Enrolments know nothing of timelines; this is how theirs looks on one. */
function enrolmentTimeline({ enrolments }: Pick<Subjects, 'enrolments'>): TimelineSource {
  return async (query) => {
    const moments = await enrolments.moments(query);
    return moments.map(({ id, at, what, detail, ...data }) => ({
      ...{ id, at, kind: 'enrolment' as const },
      data: { ...data, what, ...(detail !== undefined && { detail }) },
      title: detail === undefined ? what : `${what}: ${detail}`,
    }));
  };
}
