import fc from 'fast-check';

import { operationOn, workflow } from '../../../../test/support/drafts';
import { apply, applyAll } from './apply';
import { invert } from './invert';
import type { Operation } from './operation';
import type { DraftWorkflow } from './workflow';

const change = workflow.chain((before) => fc.tuple(fc.constant(before), operationOn(before)));

/** Undefined when the operation does not fit the workflow; it must then say so, not break. */
function applied(before: DraftWorkflow, each: Operation): DraftWorkflow | undefined {
  try {
    return apply(before, each);
  } catch (error) {
    expect(error).toMatchObject({ code: 'invalid_input' });
    return undefined;
  }
}

describe('an operation and its inverse', () => {
  const seen = new Map<string, number>();

  test('lead back to the same workflow, whatever it was', () => {
    fc.assert(
      fc.property(change, ([before, each]) => {
        const after = applied(before, each);
        if (!after) return;
        seen.set(each.type, (seen.get(each.type) ?? 0) + 1);
        expect(applyAll(after, invert(before, each))).toEqual(before);
      }),
      { numRuns: 3_000 },
    );
    // None of them was only ever refused.
    expect([...seen.keys()].sort()).toEqual(
      [
        'addStep connect disconnect moveSteps removeGroup removeStep renameJourney renameStep',
        'replaceWorkflow setGroup setNotes setParameters setStepSettings setWires',
      ].flatMap((names) => names.split(' ')),
    );
  });

  test('leave the workflow they were given as it was', () => {
    fc.assert(
      fc.property(change, ([before, each]) => {
        const copy = structuredClone(before);
        applied(before, each);
        expect(before).toEqual(copy);
      }),
    );
  });

  test('survive a trip through JSON: what is stored does the same', () => {
    fc.assert(
      fc.property(change, ([before, each]) => {
        const stored = JSON.parse(JSON.stringify(each)) as Operation;
        expect(applied(before, stored)).toEqual(applied(before, each));
      }),
    );
  });
});
