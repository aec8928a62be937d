/**
 * `npm run model`: every configuration at full size, then every mutation. `npm run model -- small` explores what CI does;
 * `npm run model -- "no overlay"` prints the shortest counter-example of one mutation.
 */
import { check } from './check';
import { nameOf, type Configuration } from './configuration';
import { PROOFS } from './configurations';
import { MUTANTS, type Mutant } from './mutations';

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const figures = { configurations: 0, states: 0, transitions: 0, seconds: 0, broken: 0 };

function prove(configuration: Configuration): void {
  const { states, transitions, atRest, seconds, broken, trace = [] } = check(configuration);
  figures.configurations += 1;
  figures.states += states;
  figures.transitions += transitions;
  figures.seconds += seconds;
  say(`  ${broken ?? 'holds'}: ${nameOf(configuration)}`);
  say(
    `    ${counted(states)} states, ${counted(transitions)} transitions, ${counted(atRest)} at rest, ${seconds.toFixed(1)} s`,
  );
  if (broken === undefined) return;
  figures.broken += 1;
  for (const label of trace) say(`      ${label}`);
}

function mutate({ mutation, configuration, noticedBy }: Mutant, traced: boolean): void {
  const { broken, trace = [], states } = check(configuration, mutation);
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
if (one) mutate(one, true);
else {
  for (const { of, small, large } of PROOFS) {
    say(of);
    for (const configuration of which === 'small' ? small : [...small, ...large]) prove(configuration);
  }
  const { configurations, states, transitions, seconds } = figures;
  say(
    `${counted(configurations)} configurations, ${counted(states)} states, ${counted(transitions)} transitions, ${seconds.toFixed(0)} s`,
  );
  say(`${counted(Math.round(states / seconds))} states a second`);
  say('Rules broken on purpose');
  for (const mutant of MUTANTS) mutate(mutant, false);
  const tidy = MUTANTS.filter(({ noticedBy }) => noticedBy === 'tidiness').length;
  say(
    `${counted(MUTANTS.length)} mutations, ${counted(MUTANTS.length - tidy)} to be noticed, ${counted(tidy)} tidiness`,
  );
}
process.exitCode = figures.broken > 0 ? 1 : 0;
