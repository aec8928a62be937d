import type { Compiled, CompileInput } from '../engine/compile/compile';
import type { Clock, NodeCatalogue } from '../engine/ports';
import type { Connection } from '../platform/database';
import type { Logger } from '../platform/logging';
import type { JourneyPeople } from './people';

/** Message keys → the revision a version published now gets. */
export interface MessagePins {
  /** Keys that no message of the workspace has are left out. */
  pin(workspaceId: string, keys: readonly string[]): Promise<Readonly<Record<string, number>>>;
}

/** What journeys need of the others. */
export interface JourneyParts {
  readonly connection: Connection;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly catalogue: NodeCatalogue;
  readonly compile: (input: CompileInput, catalogue: NodeCatalogue) => Compiled;
  readonly messages: MessagePins;
  readonly people: JourneyPeople;
  /** Milliseconds for which other processes may still let people in after a change; twice their caching unless given. */
  readonly settledAfter?: number;
}
