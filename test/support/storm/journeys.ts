import type { JourneyWorkflow } from '../../../runtime/src/engine/workflow';
import { aJourney, branchRule } from '../journeys';
import { MARK_TYPE, POST_TYPE } from './nodes';

/** Steps that leave a mark, and the key of each: foreign nodes are known by their ids. */
export const MARKS = ['A', 'B', 'C', 'D', 'E', 'F'] as const;
export type Mark = (typeof MARKS)[number];

/** The key of a call, and what comes behind it in that of a step that runs again when nobody knows whether it has acted. */
const KEY = '={{ $json.entry.enrolmentId }}';
export const ANYWAY = ':anyway';

const mark = (name: Mark) => ({ name: `Mark ${name}`, parameters: { a: name, b: '' } });

/**
 * Through Branch, Wait, Send, changes of the profile and a call over HTTP: a wait that a changed cart begins anew, a branch by
 * the language of the moment, a mark of the branch taken, a reminder, two calls of which the second
 * runs again when its outcome is unknown, a wait, a mark, a receipt that is resent when its
 * outcome is unknown, and a fork with a mark in each of its ways. An order ends it anywhere.
 */
export function stormJourney(postTo: string): JourneyWorkflow {
  return aJourney('Storm')
    .entry({
      ...{ key: 'checkout', aliases: ['cart'], reEntry: 'always' },
      exits: [{ event: 'Order Completed', by: 'entryKey' }],
    })
    .wait(
      { amount: 2, unit: 'seconds', restartOn: [{ event: 'Checkout Updated', by: 'entryKey' }] },
      { stepKey: 'first1' },
    )
    .branch([branchRule('German', '={{ $json.profile.language }}', 'de')], { stepKey: 'branch' })
    .foreign(MARK_TYPE, mark('A'))
    .send({}, { name: 'Reminder', stepKey: 'reminder' })
    .from('Branch', 1)
    .foreign(MARK_TYPE, mark('B'))
    .to('Reminder')
    .from('Reminder')
    .foreign(POST_TYPE, { name: 'Post', parameters: { a: postTo, b: KEY } })
    .foreign(POST_TYPE, {
      name: 'Post anyway',
      parameters: { a: postTo, b: `${KEY}${ANYWAY}` },
      more: { onUnknown: 'runAgain' },
    })
    .wait({ amount: 1, unit: 'seconds' }, { name: 'Then', stepKey: 'second' })
    .foreign(MARK_TYPE, mark('E'))
    .send(RECEIPT, { name: 'Receipt', stepKey: 'receipt' })
    .foreign(MARK_TYPE, mark('C'))
    .from('Receipt')
    .foreign(MARK_TYPE, mark('D'))
    .workflow();
}

const RECEIPT = {
  ...{ message: 'receipt', senderRole: 'transactional-email', category: 'transactional', resendUnknown: true },
};

/** Everybody who took a branch of the storm enters it by the event of their mark. */
export function followingJourney(): JourneyWorkflow {
  return aJourney('Following')
    .entry({ events: ['Marked A', 'Marked B'], reEntry: 'always' })
    .wait({ amount: 1, unit: 'seconds' }, { stepKey: 'follow' })
    .foreign(MARK_TYPE, mark('F'))
    .workflow();
}

/** Keys of the marking steps, and of the call, in a published workflow. */
export function stepKeys(workflow: JourneyWorkflow): ReadonlyMap<string, string> {
  return new Map(workflow.nodes.map(({ name, id }) => [name, id]));
}
