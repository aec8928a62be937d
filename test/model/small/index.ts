import type { Exploration } from '../explorer/explore';
import { counts, type CountsConfiguration, type CountsRule } from './counts';
import { intake, type IntakeConfiguration, type IntakeRule } from './intake';
import { occurrences, type OccurrenceConfiguration, type OccurrenceRule } from './occurrences';
import { poison, type PoisonConfiguration, type PoisonRule } from './poison';
import { retention, type RetentionConfiguration, type RetentionRule } from './retention';
import { exploreSmall } from './small';

interface SmallRun {
  readonly name: string;
  readonly explore: () => Exploration;
}

/** A rule broken on purpose, and the invariant that breaks. */
export interface SmallMutant {
  readonly mutation: string;
  readonly noticedBy: number;
  readonly explore: () => Exploration;
}

const named = (name: string, configuration: object): string =>
  `${name} (${Object.entries(configuration)
    .map(([key, value]) => (value === true ? key : `${key} ${String(value)}`))
    .join(', ')})`;

const ofPoison = (one: PoisonConfiguration, wrong?: PoisonRule) => () => exploreSmall(poison(one, wrong));
const ofOccurrences = (one: OccurrenceConfiguration, wrong?: OccurrenceRule) => () =>
  exploreSmall(occurrences(one, wrong));
const ofCounts = (one: CountsConfiguration, wrong?: CountsRule) => () => exploreSmall(counts(one, wrong));
const ofRetention = (one: RetentionConfiguration, wrong?: RetentionRule) => () => exploreSmall(retention(one, wrong));

const ofIntake = (one: IntakeConfiguration, wrong?: IntakeRule) => () => exploreSmall(intake(one, wrong));

const runs = <C extends object>(name: string, of: (one: C) => () => Exploration, all: readonly C[]): SmallRun[] =>
  all.map((one) => ({ name: named(name, one), explore: of(one) }));

export const SMALL_PROOFS: readonly { readonly of: string; readonly runs: readonly SmallRun[] }[] = [
  {
    of: 'who takes its process down is found and given up, nobody waits for it, and nobody else is given up',
    runs: runs('poison', ofPoison, [
      { people: 5, poison: true },
      { people: 3, poison: true, crash: 3 },
      { people: 2, crash: 9 },
    ]),
  },
  {
    of: 'each person enters once by an occurrence, whoever dies at which write and however many do the same',
    runs: runs('occurrences', ofOccurrences, [
      { planners: 2, walkers: 2, crash: 1, pause: true },
      { walkers: 2, crash: 2, merge: true },
    ]),
  },
  {
    of: 'counts over time equal what was written, also when it is counted anew while enrolments are removed',
    runs: runs('counts', ofCounts, [
      { writers: 1, counters: 2, crash: 2 },
      { writers: 2, counters: 1, crash: 1 },
      { writers: 2, crash: 1, removal: true },
    ]),
  },
  {
    of: 'what is over goes as a whole, and whoever has entered once has entered',
    runs: runs('retention', ofRetention, [{ entering: 2, crash: 2 }]),
  },
  {
    of: 'every event that is stored is reacted to, and what is through is not reacted to again by another delivery',
    runs: runs('intake', ofIntake, [
      { deliveries: 3, crash: 2 },
      { crash: 2, waits: true },
      { deliveries: 2, crash: 2, stall: 2, waits: true },
    ]),
  },
];

const mutant = (mutation: string, noticedBy: number, explore: () => Exploration): SmallMutant => ({
  mutation,
  noticedBy,
  explore,
});

const poisoned = (rule: PoisonRule, one: PoisonConfiguration) => mutant(rule, 15, ofPoison(one, rule));
const occurring = (rule: OccurrenceRule, noticedBy: number, one: OccurrenceConfiguration) =>
  mutant(rule, noticedBy, ofOccurrences(one, rule));
const counting = (rule: CountsRule, one: CountsConfiguration) => mutant(rule, 12, ofCounts(one, rule));
const retaining = (rule: RetentionRule, noticedBy: number, one: RetentionConfiguration) =>
  mutant(rule, noticedBy, ofRetention(one, rule));
const taking = (rule: IntakeRule, noticedBy: number, one: IntakeConfiguration) =>
  mutant(rule, noticedBy, ofIntake(one, rule));

export const SMALL_MUTANTS: readonly SmallMutant[] = [
  poisoned('poison: not noted before it is run', { people: 2, poison: true }),
  poisoned('poison: given up by claims alone', { people: 2, crash: 6 }),
  poisoned('poison: who was run comes first', { people: 3, poison: true }),
  poisoned('poison: the note outlives the commit', { people: 1, crash: 9 }),
  poisoned('poison: not split', { people: 3, poison: true }),
  occurring('occurrence: how far is noted before it is planned', 16, { crash: 1 }),
  occurring('occurrence: a page is noted before they are let in', 5, { crash: 1 }),
  occurring('occurrence: pages noted by whoever comes', 16, { walkers: 2 }),
  occurring('occurrence: triggers named anew', 16, { crash: 1 }),
  occurring('occurrence: other ids are not asked for', 16, { merge: true }),
  counting('counts: announced behind the write', { crash: 1 }),
  counting('counts: late lines keep their time', {}),
  counting('counts: a slot is counted as soon as lines may not come any more', {}),
  counting('counts: added up', { crash: 1 }),
  counting('counts: how far is noted first', { crash: 1 }),
  counting('counts: removed without saying so', { removal: true }),
  counting('counts: recounted by what was removed before', { removal: true }),
  counting('counts: slots recounted in part', { writers: 2, removal: true }),
  retaining('retention: the entry is not marked', 17, {}),
  retaining('retention: removed in the run that marks it', 17, {}),
  retaining('retention: the root before its rows', 5, { crash: 1 }),
  retaining('retention: whoever has something under way', 17, {}),
  taking('intake: the note behind the event', 5, { crash: 1 }),
  taking('intake: the note goes before the reaction', 5, { crash: 1 }),
  taking('intake: the note goes without its event', 5, { crash: 1, stall: 1 }),
  taking('intake: the note goes before what waits is marked', 5, { crash: 1, waits: true }),
  taking('intake: a repeat is noted, not marked', 18, { crash: 1 }),
];
