import type { Enrolment } from './enrolment';
import type { HoldOutcome } from './hold';
import { isOurs, OWN_KEYS } from './ours';
import type { ProfileView } from './profile';
import type { ItemJson } from './step';
import type { CompiledStep, CompiledVersion } from './version';

type Kept = Enrolment['kept'];

const BASE = new Set(['profile', 'event', 'entry']);

/** What one step may leave in an enrolment, as JSON. */
const KEPT_LIMIT = 32_768;

/** What the entry emits: `{profile, event, entry}`, times as ISO text; also what `$('<entry>')` reads. */
export function entryItem(enrolment: Enrolment, profile: ProfileView): ItemJson {
  const { event, entry } = enrolment;
  return {
    profile,
    event: { ...event, occurredAt: event.occurredAt.toISOString(), receivedAt: event.receivedAt.toISOString() },
    entry: {
      key: entry.key ?? null,
      at: enrolment.startedAt.toISOString(),
      enrolmentId: enrolment._id,
      journeyId: enrolment.journeyId,
    },
  };
}

/**
 * The item as it was before the enrolment rested: the entry's, with what the steps on the way kept. The output of a foreign
 * step was the whole item, so it replaces what earlier ones left.
 */
export function rebuiltItem(version: CompiledVersion, enrolment: Enrolment, profile: ProfileView): ItemJson {
  let own: ItemJson = {};
  for (const [stepKey, output] of Object.entries(enrolment.kept)) {
    const step = version.steps.get(stepKey);
    own = !step || isOurs(step.type) ? { ...own, ...output } : output;
  }
  return { ...entryItem(enrolment, profile), ...own };
}

/** The key a hold adds to the item when it has ended: `send` or `wait`. */
export function ownKeyOf(outcome: HoldOutcome): ItemJson {
  const at = outcome.at.toISOString();
  switch (outcome.kind) {
    case 'timeout':
    case 'condition':
    case 'date':
    case 'noDate':
    case 'over':
    case 'late':
      return { wait: { outcome: outcome.kind, at } };
    case 'event':
      return { wait: { outcome: 'event', at, ...(outcome.event && { event: outcome.event }) } };
    case 'sent':
    case 'skipped':
    case 'failed':
    case 'unknown':
      return { send: { outcome: outcome.kind, at, ...(outcome.reason !== undefined && { reason: outcome.reason }) } };
  }
}

/** `kept` with this step's output when a later expression reads it. The newest is last, so that it wins when rebuilt. */
export function keep(kept: Kept, step: CompiledStep, version: CompiledVersion, item: ItemJson): Kept {
  if (!version.keeps.has(step.key)) return kept;
  const others = Object.entries(kept).filter(([key]) => key !== step.key);
  return Object.fromEntries([...others, [step.key, outputOf(step, item)]]);
}

function outputOf(step: CompiledStep, item: ItemJson): ItemJson {
  const own = OWN_KEYS[step.type];
  return Object.fromEntries(Object.entries(item).filter(([key]) => (own === undefined ? !BASE.has(key) : key === own)));
}

/** Whether a step's output is too large to be kept. */
export function isTooLarge(kept: Kept, stepKey: string): boolean {
  const output = kept[stepKey];
  return output !== undefined && JSON.stringify(output).length > KEPT_LIMIT;
}
