/**
 * `npm run model`: every configuration at full size, then every mutation. `npm run model -- small` explores what CI does;
 * `npm run model -- "no overlay"` prints the shortest counter-example of one mutation.
 */
import { check } from './check';
import { nameOf, type Configuration } from './configuration';
import { PROOFS } from './configurations';
import type { Exploration } from './explorer/explore';
import { MUTANTS, type Mutant } from './mutations';
import { SMALL_MUTANTS, SMALL_PROOFS, type SmallMutant } from './small';

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const figures = { configurations: 0, states: 0, transitions: 0, seconds: 0, broken: 0 };

function prove(configuration: Configuration): void {
  tell(nameOf(configuration), check(configuration));
}

function tell(name: string, { states, transitions, atRest, seconds, broken, trace = [] }: Exploration): void {
  figures.configurations += 1;
  figures.states += states;
  figures.transitions += transitions;
  figures.seconds += seconds;
  say(`  ${broken ?? 'holds'}: ${name}`);
  say(
    `    ${counted(states)} states, ${counted(transitions)} transitions, ${counted(atRest)} at rest, ${seconds.toFixed(1)} s`,
  );
  if (broken === undefined) return;
  figures.broken += 1;
  for (const label of trace) say(`      ${label}`);
}

function mutate({ mutation, configuration, noticedBy }: Mutant, traced: boolean): void {
  tellMutant({ mutation, noticedBy }, check(configuration, mutation), traced);
}

function mutateSmall({ mutation, noticedBy, explore }: SmallMutant, traced: boolean): void {
  tellMutant({ mutation, noticedBy }, explore(), traced);
}

function tellMutant(
  { mutation, noticedBy }: { readonly mutation: string; readonly noticedBy: Mutant['noticedBy'] },
  { broken, trace = [], states }: Exploration,
  traced: boolean,
): void {
  const expected = noticedBy === 'tidiness' ? broken === undefined : broken?.startsWith(`${String(noticedBy)}:`);
  if (!expected) figures.broken += 1;
  const found =
    broken === undefined
      ? `not noticed in ${counted(states)} states: tidiness`
      : `${broken} (${counted(trace.length)} steps)`;
  say(`  ${expected ? '' : 'UNEXPECTED '}${mutation}: ${found}`);
  if (traced) for (const label of trace) say(`      ${label}`);
}

const counted = (number: number): string => number.toLocaleString('en');

const [which = 'all'] = process.argv.slice(2);
const one = MUTANTS.find(({ mutation }) => mutation === which);
const small = SMALL_MUTANTS.find(({ mutation }) => mutation === which);
if (one) mutate(one, true);
else if (small) mutateSmall(small, true);
else {
  for (const { of, small: few, large } of PROOFS) {
    say(of);
    for (const configuration of which === 'small' ? few : [...few, ...large]) prove(configuration);
  }
  for (const { of, runs } of SMALL_PROOFS) {
    say(of);
    for (const { name, explore } of runs) tell(name, explore());
  }
  const { configurations, states, transitions, seconds } = figures;
  say(
    `${counted(configurations)} configurations, ${counted(states)} states, ${counted(transitions)} transitions, ${seconds.toFixed(0)} s`,
  );
  say(`${counted(Math.round(states / seconds))} states a second`);
  say('Rules broken on purpose');
  for (const mutant of MUTANTS) mutate(mutant, false);
  for (const mutant of SMALL_MUTANTS) mutateSmall(mutant, false);
  const mutations = MUTANTS.length + SMALL_MUTANTS.length;
  const tidy = MUTANTS.filter(({ noticedBy }) => noticedBy === 'tidiness').length;
  say(`${counted(mutations)} mutations, ${counted(mutations - tidy)} to be noticed, ${counted(tidy)} tidiness`);
}
process.exitCode = figures.broken > 0 ? 1 : 0;
