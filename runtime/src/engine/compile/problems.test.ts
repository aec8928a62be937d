import { aJourney, branchRule, conditions, type JourneyBuilder } from '../../../../test/support/journeys';
import type { JourneyWorkflow, WorkflowNode } from '../workflow';

const problems = (journey: JourneyBuilder, workflow?: JourneyWorkflow) =>
  journey.check(workflow ? { workflow } : {}).problems;
const codes = (journey: JourneyBuilder, workflow?: JourneyWorkflow) =>
  problems(journey, workflow).map(({ code }) => code);

/** The workflow with one node changed. */
function changed(
  journey: JourneyBuilder,
  name: string,
  over: (node: WorkflowNode) => Partial<WorkflowNode>,
): JourneyWorkflow {
  const workflow = journey.workflow();
  return { ...workflow, nodes: workflow.nodes.map((node) => (node.name === name ? { ...node, ...over(node) } : node)) };
}

describe('what stops a journey from being published', () => {
  const journey = () => aJourney().entry().wait().send();

  test('no entry, several entries, an entry that is switched off', () => {
    expect(codes(aJourney().wait())).toContain('no_entry');
    const two = problems(aJourney().entry({}, { name: 'One' }).entry({}, { name: 'Two' }));
    expect(two.find(({ code }) => code === 'many_entries')?.message).toMatch(/2: "One", "Two"/);
    expect(
      codes(
        aJourney()
          .entry({}, { more: { disabled: true } })
          .wait(),
      ),
    ).toContain('entry_disabled');
  });

  test('a node type that nobody knows is quoted, with what to do', () => {
    const [problem] = problems(journey().foreign('n8n-nodes-acme.coupon', { name: 'Coupon' }));
    expect(problem).toMatchObject({ code: 'unknown_node_type', severity: 'error', nodeName: 'Coupon' });
    expect(problem?.message).toMatch(/"n8n-nodes-acme.coupon".*PERENNIAL_NODES/);
  });

  test.each([
    ['missing_step_key', ''],
    ['invalid_step_key', 'A!'],
    ['invalid_step_key', 'x'.repeat(17)],
    ['invalid_step_key', '={{ $json.x }}'],
  ])('%s: %j', (code, stepKey) => {
    const found = problems(aJourney().entry().wait({}, { stepKey }));
    expect(found).toEqual([expect.objectContaining({ code, parameter: 'stepKey', nodeName: 'Wait' })]);
  });

  test('two steps with one step key: a copied step', () => {
    const found = problems(aJourney().entry().wait({}, { stepKey: 'same01' }).send({}, { stepKey: 'same01' }));
    expect(found).toEqual([
      expect.objectContaining({ code: 'duplicate_step_key', stepKey: 'same01', nodeName: 'Send Email' }),
    ]);
    expect(found[0]?.message).toMatch(/"Send Email" and "Wait"/);
  });

  test('two steps with one name', () => {
    expect(codes(aJourney().entry().wait({}, { name: 'A' }).wait({}, { name: 'A', stepKey: 'other01' }))).toContain(
      'duplicate_name',
    );
  });

  test('a circle without a hold, its steps named; with a Wait in it, it is fine', () => {
    const endless = aJourney().entry().branch([], { name: 'Again?' }).branch([], { name: 'Sure?' }).to('Again?');
    const found = problems(endless).find(({ code }) => code === 'loop_without_hold');
    expect(found).toMatchObject({
      severity: 'error',
      message: expect.stringMatching(/"Again\?" → "Sure\?"/) as string,
    });
    expect(codes(aJourney().entry().branch().wait().to('Branch'))).toEqual([]);
    const off = aJourney()
      .entry()
      .branch()
      .wait({}, { more: { disabled: true } })
      .to('Branch');
    expect(codes(off)).toContain('loop_without_hold');
  });

  test('a circle that sends without waiting is warned about', () => {
    expect(problems(aJourney().entry().send().branch().to('Send Email'))).toEqual([
      expect.objectContaining({ code: 'loop_without_wait', severity: 'warning' }),
    ]);
  });

  test('a step with several inputs is refused with the reason', () => {
    const [problem] = problems(aJourney().entry().foreign('n8n-nodes-base.merge', { name: 'Merge' }));
    expect(problem).toMatchObject({ code: 'several_inputs', severity: 'error', nodeName: 'Merge' });
    expect(problem?.message).toMatch(/2 inputs.*goes only one way/);
  });

  test('n8n’s own Wait is refused', () => {
    expect(codes(aJourney().entry().foreign('n8n-nodes-base.wait'))).toContain('foreign_wait');
  });

  test('wires that lead nowhere, or back into the entry', () => {
    const found = problems(journey().to('Gone'));
    expect(found).toEqual([expect.objectContaining({ code: 'wire_to_missing', nodeName: 'Send Email' })]);
    expect(found[0]?.message).toMatch(/"Send Email" to "Gone"/);
    expect(codes(journey().to('Event Trigger'))).toContain('wire_to_entry');
  });

  test('wires of another kind', () => {
    const workflow = journey().workflow();
    const connections = {
      ...workflow.connections,
      Wait: { ai_tool: [[{ node: 'Send Email', type: 'ai_tool', index: 0 }]] },
    };
    expect(codes(journey(), { ...workflow, connections })).toContain('other_connection');
  });

  test('parameters that n8n finds missing, in its words', () => {
    expect(problems(journey().foreign('n8n-nodes-base.httpRequest', { name: 'Shop' }))).toEqual([
      expect.objectContaining({
        code: 'parameter_issue',
        parameter: 'url',
        message: expect.stringContaining('is required') as string,
      }),
    ]);
  });

  test.each([
    [0, 'hours', /"0 hours".*more than 0/],
    [-2, 'hours', /"-2 hours"/],
    [99_999, 'days', /longest wait/],
    [1.5, 'months', /whole/],
  ] as const)('a wait of %s %s', (amount, unit, message) => {
    const [problem] = problems(aJourney().entry().wait({ amount, unit }));
    expect(problem).toMatchObject({
      code: 'invalid_duration',
      parameter: 'amount',
      message: expect.stringMatching(message) as string,
    });
  });

  test.each([
    ['unit', 'years', 'unknown_option'],
    ['mode', 'weather', 'unknown_option'],
    ['amount', 'soon', 'not_a_number'],
    ['unit', '={{ $json.unit }}', 'expression_not_allowed'],
  ])('a Wait whose %s is %j', (parameter, value, code) => {
    expect(
      codes(
        aJourney()
          .entry()
          .wait({}, { parameters: { [parameter]: value } }),
      ),
    ).toContain(code);
  });

  test('an amount by expression is left to the step', () => {
    expect(
      codes(
        aJourney()
          .entry()
          .wait({}, { parameters: { amount: '={{ $json.event.properties.hours }}' } }),
      ),
    ).toEqual([]);
  });

  test.each([
    [{ zone: 'Mars/Olympus' }, 'invalid_zone', 'zone'],
    [{ events: [] }, 'no_entry_event', 'events'],
    [{ events: ['A', ' '] }, 'empty_event', 'events'],
    [{ key: 'a key!' }, 'invalid_entry_key', 'entryKey'],
    [{ maxAgeHours: 0 }, 'invalid_age', 'maxAgeHours'],
    [{ perHour: -1 }, 'invalid_per_hour', 'perHour'],
    [{ perHour: 1.5 }, 'invalid_per_hour', 'perHour'],
    [{ reEntry: 'everyDays', reEntryDays: 0 }, 'invalid_days', 'reEntryDays'],
    [{ reEntry: 'sometimes' as 'once' }, 'unknown_option', 'reEntry'],
    [{ exits: [{ event: '' }] }, 'no_event', 'exits.exit[0].event'],
    [{ exits: [{ event: 'A', by: 'entryKey' }] }, 'entry_key_missing', 'exits.exit[0].by'],
    [{ exits: [{ event: 'A', by: 'mood' as 'profile' }] }, 'unknown_option', 'exits.exit[0].by'],
    [
      { filter: conditions('all', { path: '', operator: 'equals', value: 1 }) },
      'no_property',
      'filter.conditions.condition[0].path',
    ],
    [
      { filter: conditions('all', { path: 'a', operator: 'like', value: 1 }) },
      'unknown_option',
      'filter.conditions.condition[0].operator',
    ],
    [
      { filter: conditions('all', { path: 'a', operator: 'equals' }) },
      'no_value',
      'filter.conditions.condition[0].value',
    ],
    [
      { filter: conditions('all', { path: 'a', operator: 'equals', value: '={{ 1 }}' }) },
      'expression_not_allowed',
      'filter.conditions.condition[0].value',
    ],
  ] as const)('an entry with %j', (options, code, parameter) => {
    const found = problems(
      aJourney()
        .entry(options as never)
        .wait(),
    );
    expect(found).toContainEqual(
      expect.objectContaining({ severity: 'error', code, parameter, nodeName: 'Event Trigger' }),
    );
  });

  test('a hold that listens by an entry key the journey does not have', () => {
    expect(
      problems(
        aJourney()
          .entry()
          .wait({ until: [{ event: 'A', by: 'entryKey' }] }),
      ),
    ).toEqual([expect.objectContaining({ code: 'entry_key_missing', parameter: 'branches.branch[0].by' })]);
  });

  test.each([
    [{ message: '' }, 'no_message', 'message'],
    [{ message: 'gone' }, 'unknown_message', 'message'],
    [{ message: '={{ $json.profile.tier }}' }, 'expression_not_allowed', 'message'],
    [{ category: 'spam' }, 'unknown_option', 'category'],
    [{ senderRole: '' }, 'no_sender_role', 'senderRole'],
    [{ window: 'hours', from: '8:00' }, 'invalid_time', 'from'],
    [{ window: 'hours', to: '24:00' }, 'invalid_time', 'to'],
    [{ expiresAfterHours: -1 }, 'invalid_expiry', 'expiresAfterHours'],
  ])('a Send Email with %j', (parameters, code, parameter) => {
    expect(problems(aJourney().entry().send(parameters))).toContainEqual(
      expect.objectContaining({ severity: 'error', code, parameter, nodeName: 'Send Email' }),
    );
  });

  test('a message that does not exist is answered with those that do', () => {
    expect(problems(aJourney().entry().send({ message: 'remindr' }))[0]?.message).toMatch(
      /"remindr"; there are: "reminder", "second"/,
    );
  });

  test('an expression that reads a step nobody has', () => {
    const found = problems(
      aJourney()
        .entry()
        .branch([branchRule('A', `={{ $('Wait 2h').item.json.wait.outcome }}`, 'x')]),
    );
    expect(found).toEqual([
      expect.objectContaining({ code: 'unknown_reference', message: expect.stringContaining('"Wait 2h"') as string }),
    ]);
  });

  test('more steps than anybody can read', () => {
    const large = aJourney().entry();
    for (let n = 0; n < 500; n += 1) large.wait({}, { stepKey: `step${String(n)}00` });
    expect(codes(large)).toEqual(['too_many_steps']);
  });

  test('everything at once, in the order of the nodes, and then there is no version', () => {
    const bad = aJourney().entry({ events: [], zone: 'X' }).wait({ amount: 0 }).send({ message: 'gone' });
    const { version, problems: found } = bad.check();
    expect(version).toBeUndefined();
    expect(found.map(({ code }) => code)).toEqual([
      'no_entry_event',
      'invalid_zone',
      'invalid_duration',
      'unknown_message',
    ]);
  });
});

describe('what an author should know, but may publish', () => {
  test('steps nobody reaches', () => {
    const found = problems(aJourney().entry().wait({}, { name: 'A' }).from('Nowhere').wait({}, { name: 'Lost' }));
    expect(found).toContainEqual(
      expect.objectContaining({ code: 'unreachable_step', severity: 'warning', nodeName: 'Lost' }),
    );
  });

  test('another trigger starts nothing', () => {
    const journey = aJourney().entry().wait().foreign('n8n-nodes-base.manualTrigger', { name: 'Manual' });
    const { version, problems: found } = journey.check();
    expect(found).toContainEqual(
      expect.objectContaining({ code: 'foreign_trigger', severity: 'warning', nodeName: 'Manual' }),
    );
    expect(version).toBeDefined();
  });

  test('a way out that an exit or goal always wins over is named', () => {
    const until = [{ event: 'Order Completed', by: 'entryKey' as const }, { event: 'Cart Viewed' }];
    const dead = (options: object) =>
      problems(
        aJourney()
          .entry({ key: 'checkout', ...options })
          .wait({ until }),
      );
    expect(dead({ exits: [{ event: 'Order Completed', by: 'entryKey' }] })).toEqual([
      expect.objectContaining({
        code: 'dead_branch',
        severity: 'warning',
        nodeName: 'Wait',
        parameter: 'branches.branch[0]',
      }),
    ]);
    expect(dead({ goals: [{ event: 'Order Completed', by: 'entryKey' }] })).toHaveLength(1);
    const only = conditions('all', { path: 'total.amount', operator: 'greaterThan', value: 5 });
    expect(dead({ exits: [{ event: 'Order Completed', by: 'entryKey', filter: only }] })).toEqual([]);
    expect(dead({ exits: [{ event: 'Order Completed' }] })).toEqual([]);
  });

  test('a wire from an output that is not there, a wait for no event, a branch without rules, hours that never close', () => {
    const journey = aJourney()
      .entry()
      .branch([])
      .wait({}, { parameters: { mode: 'event' } });
    expect(
      codes(journey.send({ window: 'hours', from: '09:00', to: '09:00' }).from('Wait', 3).to('Send Email')).sort(),
    ).toEqual(['listens_to_nothing', 'no_rules', 'window_all_day', 'wire_from_missing_output']);
  });

  test('reading a step that nobody passes before', () => {
    const journey = aJourney()
      .entry()
      .branch([branchRule('A', `={{ $('Later').item.json.wait }}`, 'x')])
      .wait({}, { name: 'Later' });
    expect(codes(journey)).toEqual(['reference_not_before']);
  });
});

test('nonsense of any kind is a problem in words, never a crash', () => {
  const journey = aJourney()
    .entry()
    .wait({ until: [{ event: 'A' }] })
    .send();
  for (const value of [
    null,
    7,
    true,
    [],
    [null],
    'x',
    { rule: 3 },
    { branch: [7] },
    { conditions: { condition: 'x' } },
  ]) {
    for (const name of ['Event Trigger', 'Wait', 'Send Email']) {
      const workflow = changed(journey, name, ({ parameters }) => ({
        parameters: Object.fromEntries(Object.keys(parameters).map((key) => [key, key === 'mode' ? 'event' : value])),
      }));
      expect(() => journey.check({ workflow })).not.toThrow();
    }
  }
});
