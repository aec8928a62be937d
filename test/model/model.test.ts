import { check } from './check';
import { nameOf, type Configuration } from './configuration';
import { PROOFS } from './configurations';
import { MUTANTS } from './mutations';
import { INTACT, type Mutation } from './rules';
import { SMALL_MUTANTS, SMALL_PROOFS } from './small';

/** What the explorer says, with the counter-example in the message of a test that fails. */
function explored(configuration: Configuration, mutation?: Mutation) {
  const { broken, trace } = check(configuration, mutation);
  return { configuration: nameOf(configuration), broken, trace };
}

describe('the protocol, every interleaving of small configurations', () => {
  it.each(PROOFS)('$of', ({ small }) => {
    for (const configuration of small)
      expect(explored(configuration)).toEqual({
        configuration: nameOf(configuration),
        broken: undefined,
        trace: undefined,
      });
  });
});

describe('what stands beside enrolments, every interleaving', () => {
  it.each(SMALL_PROOFS)('$of', ({ runs }) => {
    for (const { name, explore } of runs) {
      const { broken, trace } = explore();
      expect({ name, broken, trace }).toEqual({ name, broken: undefined, trace: undefined });
    }
  });
});

describe('a rule of the protocol that is broken on purpose', () => {
  it.each(MUTANTS.filter(({ noticedBy }) => noticedBy !== 'tidiness'))(
    'is noticed: “$mutation”, by invariant $noticedBy',
    ({ mutation, configuration, noticedBy }) => {
      expect(explored(configuration, mutation).broken).toMatch(new RegExp(`^${String(noticedBy)}:`));
    },
  );

  it.each(SMALL_MUTANTS)('is noticed: “$mutation”, by invariant $noticedBy', ({ explore, noticedBy }) => {
    expect(explore().broken).toMatch(new RegExp(`^${String(noticedBy)}:`));
  });

  it.each(MUTANTS.filter(({ noticedBy }) => noticedBy === 'tidiness'))(
    'is covered by another one: “$mutation” is tidiness',
    ({ mutation, configuration }) => {
      expect(explored(configuration, mutation).broken).toBeUndefined();
    },
  );

  it('is each one of those that can be broken, and each of the eighteen invariants notices one', () => {
    expect(MUTANTS.map(({ mutation }) => mutation).toSorted()).toEqual(Object.keys(INTACT).toSorted());
    const noticing = new Set([...MUTANTS, ...SMALL_MUTANTS].map(({ noticedBy }) => noticedBy));
    for (let number = 1; number <= 18; number++) expect(noticing).toContain(number);
  });
});
