import fc from 'fast-check';

import { apply, applyAll } from './apply';
import { invert } from './invert';
import type { Operation } from './operation';
import type { DraftStep, DraftWorkflow, StepWires } from './workflow';

const NAMES = ['Entry', 'Wait 2 h', "Anna's mail", 'Mail $1', 'If (a)', 'Last'];

const value: fc.Arbitrary<unknown> = fc.oneof(
  fc.integer(),
  fc.constantFrom('=Hi {{ $("Wait 2 h").item.json.a }}', "={{ $('Later').first().json }}", 'plain', ''),
  fc.array(fc.integer(), { maxLength: 3 }),
  fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.oneof(fc.boolean(), fc.array(fc.string(), { maxLength: 2 })), {
    noNullPrototype: true,
  }),
  fc.constant(null),
);

const parameters = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'list'), value, { noNullPrototype: true });

const step = (id: number) =>
  fc.record({
    id: fc.constant(`id${String(id)}`),
    name: fc.constant(NAMES[id] ?? 'none'),
    type: fc.constant('n8n-nodes-base.set'),
    typeVersion: fc.constant(1),
    position: fc.tuple(fc.integer(), fc.integer()),
    parameters,
  }) as fc.Arbitrary<DraftStep>;

const target = fc.record({
  node: fc.constantFrom(...NAMES, 'Nowhere'),
  type: fc.constant('main'),
  index: fc.constant(0),
});
const outputs = fc.array(
  fc.oneof(fc.constant(null), fc.uniqueArray(target, { maxLength: 3, selector: (t) => t.node })),
  {
    maxLength: 3,
  },
);
const wires = fc.record({ main: outputs }) as fc.Arbitrary<StepWires>;

const workflow: fc.Arbitrary<DraftWorkflow> = fc.integer({ min: 2, max: NAMES.length }).chain((count) =>
  fc.record({
    name: fc.constantFrom('Cart', 'Welcome'),
    nodes: fc.tuple(...Array.from({ length: count }, (_, id) => step(id))),
    connections: fc.dictionary(fc.constantFrom(...NAMES.slice(0, count)), wires, { noNullPrototype: true }),
    nodeGroups: fc.constantFrom(
      [{ id: 'g1', name: 'First', nodeIds: ['id0'] }],
      [
        { id: 'g1', name: 'First', nodeIds: ['id0'] },
        { id: 'g2', name: 'Second', nodeIds: ['id1'], color: 2 },
      ],
    ),
    meta: fc.constant({ templateId: '7' }),
  }),
);

const path = fc.oneof(
  fc.tuple(fc.constantFrom('a', 'b', 'c', 'new')),
  fc.tuple(fc.constantFrom('a', 'b', 'list'), fc.constantFrom('a', 'x', 0, 1)),
);
const id = fc.constantFrom('id0', 'id1', 'id2');
const end = fc.record({ step: id, output: fc.integer({ min: 0, max: 3 }), kind: fc.constant('main') });
const into = fc.record({ step: id, input: fc.constant(0), kind: fc.constant('main') });

const operation: fc.Arbitrary<Operation> = fc.oneof(
  fc.record({
    type: fc.constant('addStep' as const),
    node: step(0).map((node) => ({ ...node, id: 'added', name: 'Later' })),
    after: fc.record({ step: id, output: fc.integer({ min: 0, max: 2 }), onward: fc.constantFrom(0, 1, null) }),
  }),
  fc.record({
    type: fc.constant('removeStep' as const),
    step: id,
    closeGap: fc.boolean(),
    through: fc.constantFrom(0, 1),
  }),
  fc.record({
    type: fc.constant('setParameters' as const),
    step: id,
    changes: fc.array(fc.oneof(fc.record({ path, value }), fc.record({ path })), { maxLength: 4 }),
  }),
  fc.record({ type: fc.constant('renameStep' as const), step: id, name: fc.constantFrom('Later', 'New $& "name"') }),
  fc.record({
    type: fc.constant('moveSteps' as const),
    moves: fc.array(fc.record({ step: id, position: fc.tuple(fc.integer(), fc.integer()) }), { maxLength: 3 }),
  }),
  fc.record({ type: fc.constantFrom('connect' as const, 'disconnect' as const), from: end, to: into }),
  fc.record({ type: fc.constant('setWires' as const), step: id, wires: fc.oneof(wires, fc.constant(null)) }),
  fc.record({
    type: fc.constant('setStepSettings' as const),
    step: id,
    set: fc.constantFrom({ disabled: true }, { retryOnFail: true, maxTries: 3 }, {}),
    unset: fc.constantFrom<('disabled' | 'onError')[]>(['onError'], []),
  }),
  fc.record({ type: fc.constant('setNotes' as const), step: id, notes: fc.constantFrom('Why', null) }),
  fc.record({
    type: fc.constant('setGroup' as const),
    group: fc.constantFrom(
      { id: 'g1', name: 'Other', nodeIds: ['id0'] },
      { id: 'g3', name: 'Third', nodeIds: ['id2'] },
    ),
  }),
  fc.record({ type: fc.constant('removeGroup' as const), group: fc.constantFrom('g1', 'g2') }),
  fc.record({ type: fc.constant('renameJourney' as const), name: fc.string({ minLength: 1 }) }),
  workflow.map((each) => ({ type: 'replaceWorkflow' as const, workflow: each })),
);

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
      fc.property(workflow, operation, (before, each) => {
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
      fc.property(workflow, operation, (before, each) => {
        const copy = structuredClone(before);
        applied(before, each);
        expect(before).toEqual(copy);
      }),
    );
  });

  test('survive a trip through JSON: what is stored does the same', () => {
    fc.assert(
      fc.property(workflow, operation, (before, each) => {
        const stored = JSON.parse(JSON.stringify(each)) as Operation;
        expect(applied(before, stored)).toEqual(applied(before, each));
      }),
    );
  });
});
