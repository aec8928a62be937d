/** What an audit can find to disagree. Stable: scripts watch for them. */
export const DISAGREEMENTS = {
  never_due: 'stands still, and nothing will ever wake it',
  hold_without_due: 'waits for a time, and has no due',
  waits_for_no_message: 'waits for the outcome of a message that is not under way',
  outcome_not_told: 'waits for the outcome of a message that has one',
  parked_without_mark: 'is parked, and nothing says since when',
  mark_without_parked: 'is among those who are due, and marked as parked',
  not_parked: 'goes on in a journey that is paused for everybody',
  parked_for_ever: 'is parked in a journey that is not paused for everybody: nothing will let it go',
  in_unknown_journey: 'is inside a journey that does not exist',
  ended_and_due: 'has ended, and is due',
  ended_without_reason: 'has ended, and nothing says why',
  history_without_end: 'has ended, and its history does not say so',
  still_active_in_ended_family: 'goes on, and the root of its family has ended',
  ending_cut_off: 'its ending was begun and not brought to its end',
  family_has_left: 'everybody of its family has ended, and it has not',
  child_without_root: 'is a branch of a family whose root does not exist',
  missing_child: 'was forked into a branch that does not exist',
  child_not_started: 'is a branch that was never started',
  entered_without_entry: 'is inside, and no entry says so',
  entry_without_enrolment: 'an entry that is taken, and its enrolment does not exist',
  inside_twice: 'is one of several inside by one entry',
  effect_without_enrolment: 'an effect of an enrolment that does not exist',
  effect_without_commit: 'a confirmed effect of a visit that was never committed',
  effect_twice: 'confirmed twice for one visit',
  sent_without_history: 'a message that went out, and the history does not know of it',
  effect_left: 'an effect that nobody has brought to its end',
  counts_differ: 'counts over time differ from the histories',
  order_uncounted: 'an order that is in nobody’s figures',
  figures_differ: 'figures of somebody’s orders differ from these orders',
  events_miscounted: 'how often somebody did something differs from the events that are stored',
} as const;

export type Disagreement = keyof typeof DISAGREEMENTS;

/** Ids only: nothing here is personal. */
export interface Finding {
  readonly what: Disagreement;
  readonly workspaceId: string;
  /** Of the enrolment, entry, effect, order, profile, counter; of counts `journeyId/stepKey/slot`. */
  readonly id: string;
  readonly detail?: string;
}
