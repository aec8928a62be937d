import type { Clock, Doorbell, EventWriter, Outbox } from '../engine/ports';
import type { Database } from '../platform/database';
import type { Logger } from '../platform/logging';
import type { Metrics } from '../platform/metrics';
import type { MessagingProfiles, RestWatch, Secrets, SendRows, Workspaces } from './ports';

/** Everything messaging is made of; main gives it. */
export interface MessagingParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly secrets: Secrets;
  readonly profiles: MessagingProfiles;
  readonly workspaces: Workspaces;
  readonly outbox: Outbox;
  readonly sends: SendRows;
  readonly events: EventWriter;
  readonly doorbell: Doorbell;
  readonly metrics: Pick<Metrics, 'counter'>;
  /** Where links in messages lead; senders that reach the world need https. */
  readonly publicUrl: string;
  /** Told of senders that rest, for people to see. */
  readonly resting?: RestWatch;
  /** Private hosts that senders may name also where PUBLIC_URL is https. */
  readonly allowedHosts?: readonly string[];
}
