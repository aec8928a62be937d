import { aJourney, type RuleParameter } from '../../../../test/support/journeys';

const PAID: RuleParameter = { event: 'Order Paid', goesOn: true, key: 'paid' };

const withGoals = (...goals: RuleParameter[]) => aJourney().entry({ key: 'checkout', goals }).wait();

test('goals that go on have outputs of the entry in their order, behind the one of who enters', () => {
  const journey = withGoals({ event: 'Seen' }, { event: 'Reviewed', goesOn: true }, PAID)
    .from('Event Trigger', 1)
    .exit('reviewed', { stepKey: 'review' })
    .from('Event Trigger', 2)
    .exit('paid', { name: 'Paid', stepKey: 'paid01' });
  const { entry, steps } = journey.compile();
  expect(entry.goals).toMatchObject([{ key: '1' }, { key: '2', output: 1 }, { key: 'paid', output: 2 }]);
  expect(entry.goals[0]).not.toHaveProperty('output');
  expect(steps.get(entry.stepKey)!.outputs.slice(1)).toEqual([['review'], ['paid01']]);
});

test('a goal that is to go on and leads nowhere is warned about: the journey ends there', () => {
  expect(withGoals(PAID).check().problems).toEqual([
    expect.objectContaining({
      ...{ code: 'goal_leads_nowhere', severity: 'warning', nodeName: 'Event Trigger', parameter: 'goals.goal[0]' },
    }),
  ]);
});

test('two goals that go on under one key are refused: nobody could tell who stands behind which', () => {
  const journey = withGoals(PAID, { ...PAID, event: 'Reviewed' });
  for (const output of [1, 2]) journey.from('Event Trigger', output).exit('done', { name: `Exit ${String(output)}` });
  expect(journey.check().problems).toEqual([
    expect.objectContaining({ code: 'duplicate_goal', severity: 'error', parameter: 'goals' }),
  ]);
});

test('whether a goal goes on cannot differ between people', () => {
  const { problems } = withGoals({ ...PAID, goesOn: '={{ true }}' as never }).check();
  expect(problems).toEqual([expect.objectContaining({ code: 'unknown_option', parameter: 'goals.goal[0].goesOn' })]);
  expect(problems[0]!.message).toContain('={{ true }}');
});

test('a wait behind a goal may hear the event of a goal, since none counts there; not that of an exit', () => {
  const until = [{ event: 'Order Paid' }, { event: 'Order Cancelled' }];
  const journey = aJourney()
    .entry({ goals: [PAID], exits: [{ event: 'Order Cancelled' }] })
    .wait({ until }, { name: 'Inside' })
    .from('Event Trigger', 1)
    .wait({ until }, { name: 'Behind' });
  expect(journey.check().problems.map(({ code, nodeName, parameter }) => [code, nodeName, parameter])).toEqual([
    ['dead_branch', 'Inside', 'branches.branch[0]'],
    ['dead_branch', 'Inside', 'branches.branch[1]'],
    ['dead_branch', 'Behind', 'branches.branch[1]'],
  ]);
});
