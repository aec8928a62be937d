import type { Api } from '../platform/http/api';
import { bounceRoutes } from './bounces/routes';
import { messageRoutes } from './messages/routes';
import type { KnownJourneys } from './ports';
import { preferenceRoutes } from './preferences/routes';
import { sandboxRoutes } from './sandbox/routes';
import { senderRoutes } from './senders/routes';
import { sendRoutes } from './sends/routes';
import type { Messaging } from './service';
import { suppressionRoutes } from './suppression/routes';

/** Thirty languages of MJML are more than a megabyte; for the edge's limits on bodies. */
export const MESSAGE_BODIES = { under: '/api/messages', limit: '8mb' } as const;

export function messagingRoutes(api: Api, messaging: Messaging, journeys: KnownJourneys): void {
  messageRoutes(api, messaging.messages, messaging.previews);
  senderRoutes(api, messaging.senders);
  sandboxRoutes(api, messaging.sandbox);
  suppressionRoutes(api, messaging.suppression);
  sendRoutes(api, messaging.sends, journeys);
  preferenceRoutes(api, messaging.preferences);
  bounceRoutes(api, messaging.bounces);
}
