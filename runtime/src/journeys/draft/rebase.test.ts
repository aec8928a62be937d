import fc from 'fast-check';

import { operation, workflow } from '../../../../test/support/drafts';
import { apply } from './apply';
import type { Operation } from './operation';
import { rebase } from './rebase';
import type { DraftWorkflow } from './workflow';

const fits = (before: DraftWorkflow, each: Operation): boolean => {
  try {
    apply(before, each);
    return true;
  } catch {
    return false;
  }
};

const on = (base: DraftWorkflow, first: Operation, second: Operation) =>
  rebase(base, [{ revision: 2, by: 'usr_anna', at: new Date(0), operations: [first] }], [second]);

describe('two changes of one draft', () => {
  test('that are not in conflict give the same draft, whoever saved first', () => {
    let together = 0;
    fc.assert(
      fc.property(workflow, operation, operation, (base, one, other) => {
        fc.pre(fits(base, one) && fits(base, other));
        const there = on(base, one, other);
        const back = on(base, other, one);
        expect(there.conflicts.length > 0).toBe(back.conflicts.length > 0);
        if (there.conflicts.length > 0) return;
        together += 1;
        const oneFirst = apply(apply(base, one), there.operations[0] as Operation);
        const otherFirst = apply(apply(base, other), back.operations[0] as Operation);
        expect(oneFirst).toEqual(otherFirst);
      }),
      { numRuns: 3_000 },
    );
    expect(together).toBeGreaterThan(500);
  });
});
