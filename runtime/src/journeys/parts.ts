import type { Compiled, CompileInput } from '../engine/compile/compile';
import type { KnownCredential } from '../engine/compile/credentials';
import type { KnownSegment } from '../engine/compile/segments';
import type { Clock, NodeCatalogue } from '../engine/ports';
import type { Connection } from '../platform/database';
import type { Logger } from '../platform/logging';
import type { JourneyPeople } from './people';

/** The newest revisions of messages, for publishing. */
export interface MessagePins {
  pin(
    workspaceId: string,
    keys: readonly string[],
  ): Promise<{
    readonly revisions: Readonly<Record<string, number>>;
    /** Keys of messages that are not there, or cannot be used as they are. */
    readonly problems: readonly { readonly key: string; readonly message: string }[];
  }>;
}

/** Who plays which sender role. */
export interface SenderRoles {
  /** Role → id of the sender. */
  roles(workspaceId: string): Promise<ReadonlyMap<string, string>>;
}

/** The credentials of a workspace, for checks. */
export interface CredentialsThere {
  /** By id. */
  known(workspaceId: string): Promise<ReadonlyMap<string, KnownCredential>>;
}

/** The segments of a workspace, for checks. */
export interface SegmentsThere {
  /** By id. */
  known(workspaceId: string): Promise<ReadonlyMap<string, KnownSegment>>;
}

/** What journeys need of the others. */
export interface JourneyParts {
  readonly connection: Connection;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly catalogue: NodeCatalogue;
  readonly compile: (input: CompileInput, catalogue: NodeCatalogue) => Compiled;
  readonly messages: MessagePins;
  readonly senders: SenderRoles;
  readonly credentials: CredentialsThere;
  /** Absent: nobody checks whether a segment is there. */
  readonly segments?: SegmentsThere;
  readonly people: JourneyPeople;
  /** Milliseconds for which other processes may still let people in after a change; twice their caching unless given. */
  readonly settledAfter?: number;
}
