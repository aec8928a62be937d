import { join } from 'node:path';

import { aJourney, anAbandonedCart, branchRule, conditions } from '../../../../test/support/journeys';
import { silent } from '../../../../test/support/n8n-batch';
import { createN8n, type N8n } from '../../n8n/service';
import { compile } from './compile';
import type { JourneyBuilder } from '../../../../test/support/journeys';

// The same checks against what our real nodes say of themselves: names, defaults and outputs must agree with the compiler.

let n8n: N8n;

beforeAll(async () => {
  n8n = await createN8n({
    ourPackage: join(__dirname, '../../../..'),
    folders: [],
    logger: silent,
    snapshots: { workflow: () => Promise.reject(new Error('nothing runs here')) },
  });
});

afterAll(() => n8n.close());

function check(journey: JourneyBuilder) {
  const as = { id: 'ver_1', workspaceId: 'workspace', journeyId: 'jrn_1', number: 1 };
  return compile({ ...as, workflow: journey.workflow(), messages: { reminder: 1 } }, n8n.catalogue);
}

test('the journeys that tests use are real ones', () => {
  expect(check(anAbandonedCart()).problems).toEqual([]);
  const filter = conditions('any', { path: 'total.amount', operator: 'greaterThan', value: '100' });
  const everything = aJourney()
    .entry({
      key: 'checkout',
      filter,
      goals: [
        { event: 'Order Paid', valuePath: 'total' },
        { event: 'Reviewed', goesOn: true },
      ],
      reEntry: 'everyDays',
      zone: 'Asia/Tokyo',
    })
    .wait({ until: [{ event: 'A', filter }, { event: 'B' }], restartOn: [{ event: 'C' }] })
    .branch([
      branchRule('German', '={{ $json.profile.language }}', 'de'),
      branchRule('Else', '={{ $json.wait.outcome }}', 'event'),
    ])
    .send({ window: 'hours', expiresAfterHours: 24, category: 'transactional', resendUnknown: true })
    .exit()
    .from('Event Trigger', 1)
    .to('Exit');
  const { problems, version } = check(everything);
  expect(problems).toEqual([]);
  const steps = [...version!.steps.values()];
  expect(Object.fromEntries(steps.map(({ name, outputs, holds }) => [name, [outputs.length, holds]]))).toEqual({
    'Event Trigger': [2, false],
    Wait: [3, true],
    Branch: [3, false],
    'Send Email': [1, true],
    Exit: [0, false],
  });
});

test('what is missing is said once', () => {
  const journey = aJourney()
    .entry({ events: [], exits: [{ event: '' }] })
    .wait({ until: [{ event: '' }] })
    .send({ message: '' });
  expect(check(journey).problems.map(({ code, parameter }) => [code, parameter])).toEqual([
    ['no_entry_event', 'events'],
    ['no_event', 'exits.exit[0].event'],
    ['no_event', 'branches.branch[0].event'],
    ['no_message', 'message'],
  ]);
});
