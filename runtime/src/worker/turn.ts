import type { Claim, StepPlace } from '../enrolments/service';
import type { Drain } from './drain';
import type { WakeUpParts } from './parts';
import { portionsOf, type Portion } from './portions';
import { whileRenewing } from './renewing';
import { wakeUp, type WakeUpResult } from './wakeUp';

export interface TurnSettings {
  readonly queue: 'local' | 'external';
  readonly buckets: readonly number[];
  readonly limit: number;
  readonly lease: number;
  readonly newestFirst?: boolean;
  /** Aborts external steps. */
  readonly signal: AbortSignal;
  /** Who stands there is passed over. */
  readonly except?: readonly StepPlace[];
  /** Told what was claimed, before anything of it runs. */
  /** The rate at which what is overdue is woken, and the share of it that is this process'. */
  readonly drain?: { readonly rate: Drain; readonly share: number };
  readonly tell?: (claimed: Claim['enrolments']) => void;
  /** Told who is through, while others of the turn may not be. */
  readonly through?: (people: Claim['enrolments']) => void;
}

export interface TurnResult extends WakeUpResult {
  /** More is overdue than the rate lets in. */
  readonly heldBack: boolean;
}

const FIRST_DELAY = 1_000;

/**
 * One turn: claim, then wake up, in portions when earlier attempts were cut off. A failed portion does not take the others along.
 * People at different external steps go by themselves: nobody's commit waits for another step's call.
 */
export async function turn(parts: WakeUpParts, settings: TurnSettings): Promise<TurnResult> {
  const { lease, signal } = settings;
  const claimed = await claimAtRate(parts, settings);
  if (claimed.enrolments.length > 0) await parts.circuits.look();
  settings.tell?.(claimed.enrolments);
  const total = {
    claimed: claimed.enrolments.length,
    committed: 0,
    lost: 0,
    applied: 0,
    heldBack: claimed.overdue?.heldBack ?? false,
  };
  const failures: unknown[] = [];
  const run = async (portion: Portion) => {
    try {
      if (portion.suspect) await parts.enrolments.writes.markTried(portion);
      const result = await whileRenewing(parts, portion, lease, async () => await wakeUp(parts, portion, signal));
      total.committed += result.committed;
      total.lost += result.lost;
      total.applied += result.applied;
    } catch (error) {
      failures.push(error);
      await comeBackSoon(parts, portion, lease);
    } finally {
      settings.through?.(portion.enrolments);
    }
  };
  const portions = portionsOf(claimed);
  if (settings.queue === 'external') await Promise.all(portions.flatMap(byStep).map(run));
  else for (const portion of portions) await run(portion);
  if (failures.length > 0) throw new AggregateError(failures, `${String(failures.length)} portions of a turn failed`);
  return total;
}

async function claimAtRate({ enrolments, clock }: WakeUpParts, settings: TurnSettings): Promise<Claim> {
  const now = clock.now();
  const { drain, limit } = settings;
  const overdue = drain?.rate.reserve(now, drain.share, limit);
  if (!drain || !overdue) return await enrolments.writes.claim({ ...settings, now });
  let taken = 0;
  try {
    const claimed = await enrolments.writes.claim({ ...settings, now, overdue });
    taken = claimed.overdue?.taken ?? 0;
    return claimed;
  } finally {
    drain.rate.back(overdue.most - taken);
  }
}

function byStep(portion: Portion): Portion[] {
  const groups = Map.groupBy(portion.enrolments, ({ versionId, stepKey }) => `${versionId}/${stepKey}`);
  return [...groups.values()].map((group) => ({ ...portion, enrolments: group }));
}

/** Sooner than the lease would have it, later with every attempt. When this fails, too, the lease runs out. */
async function comeBackSoon({ enrolments, log }: WakeUpParts, portion: Claim, lease: number): Promise<void> {
  const attempts = Math.max(1, ...portion.enrolments.map((one) => one.attempts));
  try {
    await enrolments.writes.shortenLease(portion, Math.min(lease, FIRST_DELAY * 2 ** (attempts - 1)));
  } catch (error) {
    log.warn({ err: error }, 'A failed batch could not be given back; its lease runs out');
  }
}
