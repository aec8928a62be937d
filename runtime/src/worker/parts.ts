import type { CircuitGuard } from '../circuits/service';
import type { ApplyPorts, Effects } from '../effects/service';
import type { EnrolmentDocument, Enrolments } from '../enrolments/service';
import type { CompiledVersion } from '../engine/version';
import type { Clock, Doorbell, EventReader, NodeRunner, ProfileReader, ProfileWatch, Versions } from '../engine/ports';
import type { Logger } from '../platform/logging';

/** Everything a wake-up needs. */
export interface WakeUpParts {
  readonly enrolments: Pick<Enrolments, 'writes' | 'standings'>;
  readonly effects: Pick<Effects, 'insertProposed' | 'findProposedOf' | 'findStaleProposed' | 'apply' | 'voidDead'>;
  /** Where real rows are applied. */
  readonly applying: Omit<ApplyPorts, 'children'>;
  readonly versions: Pick<Versions, 'byId'>;
  readonly profiles: ProfileReader & ProfileWatch;
  readonly events: EventReader;
  readonly nodes: NodeRunner;
  readonly circuits: CircuitGuard;
  readonly clock: Clock;
  readonly doorbell: Doorbell;
  readonly log: Logger;
}

/** A claimed enrolment with the version it runs on. */
export interface Ready {
  readonly enrolment: EnrolmentDocument;
  readonly version: CompiledVersion;
}

/** Real rows go to profiles, events and children. */
export function applyPorts({ applying, enrolments }: WakeUpParts): ApplyPorts {
  return {
    ...applying,
    children: {
      start: async (rows) => {
        await enrolments.writes.startChildren(rows);
      },
    },
  };
}
