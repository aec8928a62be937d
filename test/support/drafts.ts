import fc from 'fast-check';

import type { Operation } from '../../runtime/src/journeys/draft/operation';
import type { DraftStep, DraftWorkflow, StepGroup, StepWires } from '../../runtime/src/journeys/draft/workflow';

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

/** Drafts of two to six steps with any wires, loose ones too. */
export const workflow: fc.Arbitrary<DraftWorkflow> = fc.integer({ min: 2, max: NAMES.length }).chain((count) =>
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

/** Operations of every kind; not every one fits every draft. */
export const operation: fc.Arbitrary<Operation> = fc.oneof(
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
    changes: fc.array(fc.oneof(fc.record({ path, value }), fc.record({ path })), { minLength: 1, maxLength: 4 }),
  }),
  fc.record({ type: fc.constant('renameStep' as const), step: id, name: fc.constantFrom('Later', 'New $& "name"') }),
  fc.record({
    type: fc.constant('moveSteps' as const),
    moves: fc.array(fc.record({ step: id, position: fc.tuple(fc.integer(), fc.integer()) }), {
      minLength: 1,
      maxLength: 3,
    }),
  }),
  fc.record({ type: fc.constantFrom('connect' as const, 'disconnect' as const), from: end, to: into }),
  fc.record({ type: fc.constant('setWires' as const), step: id, wires: fc.oneof(wires, fc.constant(null)) }),
  fc.record({
    type: fc.constant('setStepSettings' as const),
    step: id,
    set: fc.constantFrom({ disabled: true }, { retryOnFail: true, maxTries: 3 }),
    unset: fc.constantFrom<('disabled' | 'onError')[]>(['onError'], []),
  }),
  fc.record({ type: fc.constant('setNotes' as const), step: id, notes: fc.constantFrom('Why', null) }),
  fc.record({
    type: fc.constant('setGroup' as const),
    group: fc.constantFrom<StepGroup[]>(
      { id: 'g1', name: 'Other', nodeIds: ['id0'] },
      { id: 'g3', name: 'Third', nodeIds: ['id2'] },
    ),
  }),
  fc.record({ type: fc.constant('removeGroup' as const), group: fc.constantFrom('g1', 'g2') }),
  fc.record({ type: fc.constant('renameJourney' as const), name: fc.string({ minLength: 1 }) }),
  workflow.map((each) => ({ type: 'replaceWorkflow' as const, workflow: each })),
);

/** An operation of any kind, and now and then one that takes out a wire which is there: one made blindly nearly never finds one. */
export function operationOn(draft: DraftWorkflow): fc.Arbitrary<Operation> {
  const there = wiresThere(draft);
  if (there.length === 0) return operation;
  const disconnect = fc.constantFrom(...there).map((wire) => ({ type: 'disconnect' as const, ...wire }));
  return fc.oneof({ weight: 12, arbitrary: operation }, { weight: 1, arbitrary: disconnect });
}

function wiresThere(draft: DraftWorkflow) {
  const ids = new Map(draft.nodes.map(({ name, id: step }) => [name, step]));
  return Object.entries(draft.connections).flatMap(([name, { main }]) =>
    (main ?? []).flatMap((targets, output) =>
      (targets ?? []).flatMap((to) => {
        const [source, step] = [ids.get(name), ids.get(to.node)];
        if (source === undefined || step === undefined) return [];
        return [{ from: { step: source, output, kind: 'main' }, to: { step, input: to.index, kind: 'main' } }];
      }),
    ),
  );
}
