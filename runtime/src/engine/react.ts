import type { EntryEvent, Ending, Enrolment } from './enrolment';
import type { JourneyEvent } from './event';
import type { HoldOutcome, ListenHold } from './hold';
import type { CompiledVersion } from './version';

/** What an event does to an enrolment (PROTOCOL, "Event"). `end`: of the root and its whole family. */
export type Reaction =
  | { readonly kind: 'end'; readonly ending: Ending }
  /** Write under `{_id, active, 'hold.key', 'hold.outcome': absent, 'hold.until' ≥ receivedAt}`: outcome, due now, `since: outcome.at`. */
  | { readonly kind: 'settle'; readonly holdKey: string; readonly outcome: HoldOutcome }
  /** `hold` is the whole new hold (settled, new `until`, `restartedAt`); `event` replaces the enrolment's when present. */
  | {
      readonly kind: 'restart';
      readonly holdKey: string;
      readonly hold: ListenHold;
      readonly due: Date;
      readonly event?: EntryEvent;
    };

/** `aliases`: every profile id that means the same person as the enrolment's; its own counts without being named. */
export function react(
  version: CompiledVersion,
  enrolment: Enrolment,
  event: JourneyEvent,
  aliases: ReadonlySet<string>,
): Reaction | undefined {
  throw new Error(`react is not written yet: ${version.id} ${enrolment._id} ${event.id} ${String(aliases.size)}`);
}
