import type { Clock, Outbox, Outcome, SendRow } from '../../engine/ports';

export interface SettleParts {
  readonly outbox: Outbox;
  readonly clock: Clock;
  readonly count: (outcome: string) => void;
  /** The event and the enrolment learn of an outcome that is recorded (`telling`). */
  readonly tell: (row: SendRow) => Promise<void>;
}

/** Records an outcome (PROTOCOL, Send, 4). The row with it, to be told; undefined when somebody else had taken over: theirs counts. */
export async function record(parts: SettleParts, row: SendRow, asked: Outcome): Promise<SendRow | undefined> {
  const outcome = row.mayBeOut ? despiteEarlier(asked) : asked;
  if (!(await parts.outbox.outcome(row, outcome))) return undefined;
  parts.count(outcome.reason ?? outcome.status);
  return { ...row, ...outcome, at: parts.clock.now() };
}

/** What became of a repeat says nothing of the attempt before it that may have arrived. */
function despiteEarlier(outcome: Outcome): Outcome {
  if (outcome.status === 'sent' || outcome.status === 'unknown') return outcome;
  const detail = outcome.detail ?? outcome.reason;
  return { status: 'unknown', reason: 'unknown_outcome', ...(detail !== undefined && { detail }) };
}

/** Records an outcome and tells it (PROTOCOL, Send, 4–6). Every step can be repeated. */
export async function settle(parts: SettleParts, row: SendRow, outcome: Outcome): Promise<void> {
  const settled = await record(parts, row, outcome);
  if (settled) await parts.tell(settled);
}
