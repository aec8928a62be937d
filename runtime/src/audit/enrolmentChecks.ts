import type { EffectRow } from '../engine/effect';
import type { EnrolmentDocument } from '../enrolments/service';
import type { Disagreement } from './finding';

/** What an enrolment is judged with. */
export interface Surroundings {
  readonly now: Date;
  /** Of its journey; undefined: there is none. */
  readonly journey:
    { readonly status: string; readonly peopleParked?: boolean; readonly tasks: readonly unknown[] } | undefined;
  readonly root: Pick<EnrolmentDocument, 'active'> | undefined;
  /** Its branches that exist, by id. */
  readonly kids: ReadonlyMap<string, Pick<EnrolmentDocument, 'active' | 'kids'>>;
  /** Its effect rows that are not void. */
  readonly rows: readonly Pick<EffectRow, 'key' | 'status' | 'owed' | 'kind'>[];
  /** Its entry is there. */
  readonly entry: boolean;
}

/** As long as leases and sweeps may take: what is left behind longer, nobody is at. */
export const LEFT_AFTER = 900_000;
/** Beyond so many lines writes other than commits add none. */
const FULL_HISTORY = 400;
const UNDER_WAY = new Set<EffectRow['status']>(['proposed', 'pending', 'sending']);

/** Everything that disagrees about one enrolment. */
export function enrolmentProblems(enrolment: EnrolmentDocument, around: Surroundings): Disagreement[] {
  const ofAll = [...familyProblems(enrolment, around)];
  return enrolment.active ? [...ofAll, ...activeProblems(enrolment, around)] : [...ofAll, ...endedProblems(enrolment)];
}

function activeProblems(enrolment: EnrolmentDocument, around: Surroundings): Disagreement[] {
  const { queue, parked, rootId, _id } = enrolment;
  const problems: Disagreement[] = [...journeyProblems(enrolment, around)];
  if (queue === 'parked' && !parked) problems.push('parked_without_mark');
  if ((queue === 'local' || queue === 'external') && parked) problems.push('mark_without_parked');
  if (!around.entry && _id === rootId) problems.push('entered_without_entry');
  return [...problems, ...standingProblems(enrolment, around)];
}

/** Tasks that park or move people are still under way: then nothing is said. */
function journeyProblems({ queue, startedAt }: EnrolmentDocument, { journey, now }: Surroundings): Disagreement[] {
  if (!journey) return ['in_unknown_journey'];
  if (journey.tasks.length > 0 || now.getTime() - startedAt.getTime() < LEFT_AFTER) return [];
  const standsStill = journey.status === 'paused' && journey.peopleParked === true;
  if (standsStill) return queue === 'parked' ? [] : ['not_parked'];
  return queue === 'parked' ? ['parked_for_ever'] : [];
}

function standingProblems(enrolment: EnrolmentDocument, around: Surroundings): Disagreement[] {
  const { queue, hold, due, kids, unstarted, startedAt } = enrolment;
  if (unstarted) return around.now.getTime() - startedAt.getTime() > LEFT_AFTER ? ['child_not_started'] : [];
  if (queue === 'dead' || due) return [];
  if (hold?.kind === 'send' && !hold.outcome) return sendProblems(hold.key, around);
  if (hold?.outcome) return ['never_due'];
  if (hold) return ['hold_without_due'];
  return kids.length > 0 ? [] : ['never_due'];
}

/** The row of the message it waits for, by the hold's key. */
function sendProblems(holdKey: string, { rows }: Surroundings): Disagreement[] {
  const awaited = rows.filter(({ kind, key }) => kind === 'send' && key.includes(`:${holdKey}:`));
  if (awaited.some(({ status, owed }) => UNDER_WAY.has(status) || owed === true)) return [];
  return [awaited.length > 0 ? 'outcome_not_told' : 'waits_for_no_message'];
}

function endedProblems({ due, ended, history, trimmed, neverBegan }: EnrolmentDocument): Disagreement[] {
  const problems: Disagreement[] = [];
  if (due) problems.push('ended_and_due');
  if (!ended) problems.push('ended_without_reason');
  const told = neverBegan === true || trimmed > 0 || history.length >= FULL_HISTORY;
  if (!told && !history.some(({ what }) => what === 'ended')) problems.push('history_without_end');
  return problems;
}

function familyProblems(enrolment: EnrolmentDocument, { root, kids, rows, now }: Surroundings): Disagreement[] {
  const { _id, rootId, active, ended, cascade } = enrolment;
  const problems: Disagreement[] = [];
  const old = (at: Date | undefined) => at !== undefined && now.getTime() - at.getTime() > LEFT_AFTER;
  if (_id !== rootId && !root) problems.push('child_without_root');
  if (active && _id !== rootId && root && !root.active) problems.push('still_active_in_ended_family');
  if (cascade && old(ended?.at)) problems.push('ending_cut_off');
  const notApplied = rows.some(({ kind, status }) => kind === 'child' && status === 'proposed');
  if (active && enrolment.kids.length > 0 && !notApplied) {
    if (enrolment.kids.some((id) => !kids.has(id))) problems.push('missing_child');
    else if ([...kids.values()].every((kid) => !kid.active && kid.kids.length === 0)) problems.push('family_has_left');
  }
  return problems;
}
