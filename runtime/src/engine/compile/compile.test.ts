import { aJourney, anAbandonedCart, branchRule, type JourneyBuilder } from '../../../../test/support/journeys';
import type { CompiledVersion } from '../version';
import type { JourneyWorkflow, WorkflowNode } from '../workflow';

const http = { url: 'https://shop.example' };

function step(version: CompiledVersion, name: string) {
  return [...version.steps.values()].find((each) => each.name === name)!;
}
/** The workflow with one node changed. */
function changed(
  journey: JourneyBuilder,
  name: string,
  over: (node: WorkflowNode) => Partial<WorkflowNode>,
): JourneyWorkflow {
  const workflow = journey.workflow();
  return { ...workflow, nodes: workflow.nodes.map((node) => (node.name === name ? { ...node, ...over(node) } : node)) };
}

describe('a journey without problems', () => {
  const { version, problems: found } = anAbandonedCart().check();

  test('compiles', () => {
    expect(found).toEqual([]);
    expect(version).toMatchObject({
      id: 'ver_1',
      workspaceId: 'workspace',
      journeyId: 'jrn_1',
      number: 1,
      name: 'Abandoned cart',
      messages: { reminder: 3 },
      visitLimit: 100,
    });
  });

  test('reads what belongs to the whole journey from its entry', () => {
    expect(version!.entry).toMatchObject({
      stepKey: 'eventtri10',
      events: ['Checkout Started'],
      keyKind: 'checkout',
      keyAliases: ['cart'],
      reEntry: { mode: 'afterLeaving' },
      maxAge: { amount: 24, unit: 'hours' },
      exits: [{ event: 'Order Completed', by: 'entryKey' }],
      goals: [],
      zone: 'UTC',
    });
  });

  test('knows where each output leads and how each step runs', () => {
    const wait = step(version!, 'Wait');
    const send = step(version!, 'Send Email');
    expect(wait).toMatchObject({ outputs: [[send.key]], holds: true, runs: 'local', disabled: false });
    expect(send).toMatchObject({ outputs: [[]], type: 'n8n-nodes-perennial.sendEmail' });
    expect(step(version!, 'Event Trigger').outputs).toEqual([[wait.key]]);
  });

  test('parameters that equal their defaults may be absent, as n8n leaves them out', () => {
    const bare = aJourney().entry().wait();
    const workflow: JourneyWorkflow = {
      ...bare.workflow(),
      nodes: bare.workflow().nodes.map((node) => ({
        ...node,
        parameters: { stepKey: node.parameters['stepKey'], ...(node.name === 'Event Trigger' && { events: ['A'] }) },
      })),
    };
    const { version: compiled } = bare.check({ workflow });
    expect(compiled!.entry).toMatchObject({ reEntry: { mode: 'afterLeaving' }, maxAge: { amount: 24 }, zone: 'UTC' });
    expect(compiled!.entry).not.toHaveProperty('keyKind');
  });
});

describe('what is kept in the enrolment', () => {
  const kept = (journey: JourneyBuilder) => {
    const version = journey.compile();
    return [...version.keeps].map((key) => version.steps.get(key)!.name).sort();
  };

  test('nothing, while only the entry is read', () => {
    expect(kept(anAbandonedCart())).toEqual([]);
    const rules = [
      branchRule('A', `={{ $('Event Trigger').item.json.profile.language }}`, 'de'),
      branchRule('B', '={{ $json.event.name }}', 'x'),
    ];
    expect(kept(aJourney().entry().wait().branch(rules))).toEqual([]);
  });

  test.each([`$('Wait')`, `$("Wait")`, '$node["Wait"]', '$node.Wait', '$items("Wait")'])(
    'a step that is read by name: %s',
    (read) => {
      expect(
        kept(
          aJourney()
            .entry()
            .wait()
            .send()
            .branch([branchRule('A', `={{ ${read}.x }}`, 'x')]),
        ),
      ).toEqual(['Wait']);
    },
  );

  test('what is in the item of a step that reads more of it than the entry put there', () => {
    const rules = [branchRule('A', '={{ $json.stock }}', '0')];
    const shop = { name: 'Shop', parameters: http };
    expect(kept(aJourney().entry().foreign('n8n-nodes-base.httpRequest', shop).wait().branch(rules))).toEqual([
      'Shop',
      'Wait',
    ]);
    expect(
      kept(
        aJourney()
          .entry()
          .wait({}, { name: 'Before' })
          .foreign('n8n-nodes-base.httpRequest', shop)
          .foreign('n8n-nodes-base.set', { name: 'Set' }),
      ),
    ).toEqual(['Before', 'Shop']);
  });
});

describe('how steps run', () => {
  test('earlier steps first, so that branches that rejoin run their common step once', () => {
    const version = aJourney()
      .entry()
      .branch([branchRule('A', '={{ $json.profile.language }}', 'de')])
      .branch([], { name: 'Long' })
      .branch([], { name: 'Join' })
      .from('Branch', 1)
      .to('Join')
      .compile();
    const position = (name: string) => step(version, name).order;
    expect(position('Branch')).toBeLessThan(position('Long'));
    expect(position('Long')).toBeLessThan(position('Join'));
  });

  test('n8n’s own settings for errors and retries hold', () => {
    const journey = aJourney().entry().foreign('n8n-nodes-base.httpRequest', { name: 'Shop', parameters: http }).wait();
    const shop = (over: Partial<WorkflowNode>) =>
      step(journey.compile({ workflow: changed(journey, 'Shop', () => over) }), 'Shop');
    expect(shop({}).retry).toEqual({ limit: 7, firstDelay: 30, maxDelay: 3_600 });
    expect(shop({ retryOnFail: true }).retry).toEqual({ limit: 2, firstDelay: 1, maxDelay: 3_600 });
    expect(shop({ retryOnFail: true, maxTries: 5, waitBetweenTries: 4_000 }).retry).toMatchObject({
      limit: 4,
      firstDelay: 4,
    });
    expect(shop({ retryOnFail: true, maxTries: -3 }).retry.limit).toBe(0);
    expect(shop({})).not.toHaveProperty('errorOutput');
    expect(shop({ onError: 'continueErrorOutput' })).not.toHaveProperty('errorOutput');
    expect(shop({ onError: 'continueRegularOutput' }).errorOutput).toEqual(shop({}).outputs[0]);
    expect(shop({})).toMatchObject({ runs: 'external', because: 'acts on the world outside' });
  });

  test('the error output is the one behind the regular ones', () => {
    const journey = aJourney()
      .entry()
      .foreign('n8n-nodes-base.httpRequest', {
        name: 'Shop',
        parameters: http,
        more: { onError: 'continueErrorOutput' },
      })
      .from('Shop', 1)
      .exit();
    const version = journey.compile();
    expect(step(version, 'Shop')).toMatchObject({ outputs: [[]], errorOutput: [step(version, 'Exit').key] });
  });

  test('foreign steps go by their id, and without one by their name', () => {
    const journey = aJourney().entry().foreign('n8n-nodes-base.noOp', { name: 'Nothing' });
    expect(step(journey.compile(), 'Nothing').key).toMatch(/^00000000-/);
    const nameless = changed(journey, 'Nothing', () => ({ id: '' }));
    expect(step(journey.compile({ workflow: nameless }), 'Nothing').key).toMatch(/^n[0-9a-f]{15}$/);
  });

  test('notes are no steps', () => {
    const journey = aJourney().entry().wait();
    const workflow = journey.workflow();
    const note = { ...workflow.nodes[1]!, name: 'Note', type: 'n8n-nodes-base.stickyNote', parameters: {} };
    const { version, problems: found } = journey.check({ workflow: { ...workflow, nodes: [...workflow.nodes, note] } });
    expect(found).toEqual([]);
    expect([...version!.steps.values()].map(({ name }) => name)).toEqual(['Event Trigger', 'Wait']);
  });
});

test('a step that acts outside may have a time limit of its own, at most an hour; one that runs in batches has none', () => {
  const limitOf = (type: string, timeLimit: unknown) => {
    const more = { timeLimit } as Partial<WorkflowNode>;
    const parameters = { url: 'https://shop.example' };
    const version = aJourney().entry().foreign(type, { name: 'Call', parameters, more }).compile();
    return [...version.steps.values()].find(({ name }) => name === 'Call')?.timeLimit;
  };
  const outside = [600, 100_000, 0.2, 0, -1, '600', undefined];
  expect(outside.map((limit) => limitOf('n8n-nodes-base.httpRequest', limit))).toEqual([
    ...[600, 3_600, 1, undefined, undefined, undefined, undefined],
  ]);
  expect(limitOf('n8n-nodes-base.set', 600)).toBeUndefined();
});
