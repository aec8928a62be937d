import type { JourneyWorkflow } from '../../runtime/src/engine/workflow';
import { aJourney, branchRule } from '../support/journeys';

export const WORKSPACE = 'workspace';
export const JOURNEY = 'jrn_bench';

/** What a Branch asks: plain paths, or one real expression for each profile. */
export type Questions = 'paths' | 'expressions';

export const versionId = (questions: Questions) => `ver_${questions}`;

/** With a ternary, a function of texts and one of dates, as people write them. */
const EXPRESSION =
  "={{ $json.profile.attributes.orders > 3 ? $json.profile.firstName.toUpperCase() : DateTime.fromISO($json.profile.createdAt).plus({ days: 30 }).toFormat('yyyy-MM') }}";

const FIRST: Readonly<Record<Questions, unknown>> = {
  paths: branchRule('German', '={{ $json.profile.language }}', 'de'),
  expressions: branchRule('Older', EXPRESSION, '2025-02'),
};

/**
 * From one message to the next: who has got the first one comes to a Branch with two rules, and each way leads to
 * another message, which is the next hold.
 */
export function benchJourney(questions: Questions): JourneyWorkflow {
  return aJourney(`Bench ${questions}`)
    .entry({ key: 'checkout', exits: [{ event: 'Order Completed', by: 'entryKey' }] })
    .send({}, { name: 'First', stepKey: 'first1' })
    .branch([FIRST[questions], branchRule('French', '={{ $json.profile.country }}', 'FR')], { name: 'Who' })
    .send({ message: 'german' }, { name: 'German', stepKey: 'german' })
    .from('Who', 1)
    .send({ message: 'french' }, { name: 'French', stepKey: 'french' })
    .from('Who', 2)
    .send({ message: 'others' }, { name: 'Others', stepKey: 'others' })
    .workflow();
}

export const MESSAGES = { reminder: 1, german: 1, french: 1, others: 1 };
