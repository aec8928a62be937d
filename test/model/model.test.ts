import { check } from './check';
import { nameOf, type Configuration } from './configuration';
import { PROOFS } from './configurations';
import { MUTANTS } from './mutations';
import { INTACT, type Mutation } from './rules';

jest.setTimeout(300_000);

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

describe('a rule of the protocol that is broken on purpose', () => {
  it.each(MUTANTS.filter(({ noticedBy }) => noticedBy !== 'tidiness'))(
    'is noticed: “$mutation”, by invariant $noticedBy',
    ({ mutation, configuration, noticedBy }) => {
      expect(explored(configuration, mutation).broken).toMatch(new RegExp(`^${String(noticedBy)}:`));
    },
  );

  it.each(MUTANTS.filter(({ noticedBy }) => noticedBy === 'tidiness'))(
    'is covered by another one: “$mutation” is tidiness',
    ({ mutation, configuration }) => {
      expect(explored(configuration, mutation).broken).toBeUndefined();
    },
  );

  it('is each one of those that can be broken, and each of the fourteen invariants notices one', () => {
    expect(MUTANTS.map(({ mutation }) => mutation).toSorted()).toEqual(Object.keys(INTACT).toSorted());
    const noticing = new Set(MUTANTS.map(({ noticedBy }) => noticedBy));
    for (let number = 1; number <= 14; number++) expect(noticing).toContain(number);
  });
});
