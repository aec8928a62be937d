import { z } from 'zod';

import { pageOf, pageQuery } from '../platform/http/page';

const historyEntry = z
  .object({
    stepKey: z.string(),
    stepName: z.string().optional().describe('As the author named it in this version'),
    visit: z.number().int().describe('The n-th time this step was reached'),
    at: z.iso.datetime(),
    noted: z.iso.datetime().optional().describe('When a worker came to it, if that was more than a minute later'),
    what: z.string(),
    detail: z.string().optional(),
    output: z.number().int().optional(),
  })
  .meta({ id: 'EnrolmentHistoryEntry' });

export const enrolmentState = z.enum(['active', 'parked', 'dead', 'ended']).meta({
  id: 'EnrolmentState',
  description: '`parked`: the journey is paused. `dead`: a dead letter that waits for a person.',
});

export const enrolmentSummary = z
  .object({
    id: z.string(),
    journeyId: z.string(),
    versionId: z.string(),
    profileId: z.string(),
    rootId: z.string().describe('Itself, or the enrolment it was forked from'),
    follows: z.string().optional().describe('It goes on behind a goal: the enrolment that has reached it'),
    state: enrolmentState,
    stepKey: z.string(),
    stepName: z.string().optional().describe('As the author named it in this version'),
    entryKey: z.string().optional(),
    startedAt: z.iso.datetime(),
    due: z.iso.datetime().optional().describe('When it goes on by itself'),
    ended: z
      .object({
        reason: z.string(),
        at: z.iso.datetime(),
        detail: z.string().optional(),
        goesOn: z.string().optional().describe('The enrolment that goes on behind the goal'),
      })
      .optional(),
    failure: z
      .object({
        code: z.string(),
        message: z.string(),
        stepKey: z.string(),
        at: z.iso.datetime(),
        attempts: z.number().int(),
      })
      .optional(),
  })
  .meta({ id: 'EnrolmentSummary' });

const awaitedEvent = {
  event: z.string(),
  by: z.enum(['profile', 'entryKey']),
  keyKind: z.string().optional().describe('What the entry key is, e.g. `checkout`'),
  filtered: z.boolean(),
};

const wayCause = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.enum(['then', 'ran', 'sent', 'timeUp', 'condition', 'date', 'noDate', 'over', 'late']) }),
    z.object({ kind: z.literal('event'), ...awaitedEvent }),
    z.object({ kind: z.literal('came'), event: z.string() }),
    z.object({ kind: z.literal('outcome'), outcome: z.string() }),
  ])
  .meta({ id: 'WayCause', description: 'Why a way is taken, to be told in any language.' });

export const explanation = z
  .object({
    state: z.string(),
    step: z.object({ key: z.string(), name: z.string() }),
    since: z.iso.datetime(),
    until: z.iso.datetime().optional(),
    next: z.array(
      z.object({ output: z.number().int(), when: z.string(), cause: wayCause, leadsTo: z.array(z.string()) }),
    ),
    endsOn: z.array(z.string()),
    endsOnEvents: z.array(z.object(awaitedEvent)),
    restartsOn: z.array(z.string()),
    sentence: z.string().describe('All of it in English'),
  })
  .meta({ id: 'EnrolmentExplanation', description: 'Why it is here, and what comes next.' });

export const enrolmentDetail = enrolmentSummary
  .extend({
    event: z.object({ id: z.string(), name: z.string(), receivedAt: z.iso.datetime() }),
    history: z.array(historyEntry),
    explanation,
  })
  .meta({ id: 'Enrolment' });

export const enrolmentsQuery = pageQuery.extend({
  journeyId: z.string().max(100).optional(),
  profileId: z.string().max(100).optional(),
  state: enrolmentState.optional(),
});

export const enrolmentPage = pageOf(enrolmentSummary).meta({ id: 'EnrolmentPage' });

export const journeyPeopleParams = z.object({ journeyId: z.string().min(1).max(100) });

export const journeyPeopleQuery = z.object({
  versionId: z.string().max(100).optional().describe('People who entered this version only'),
  days: z.coerce.number().int().min(1).max(400).default(30).describe('People who entered in the last days'),
});

const people = z.number().int();

export const journeyPeople = z
  .object({
    at: z.iso.datetime(),
    since: z.iso.datetime(),
    standing: z.array(
      z.object({
        versionId: z.string(),
        stepKey: z.string(),
        inside: people,
        parked: people,
        queued: people.optional().describe('Of those, waiting for their turn: the journey lets in so many an hour'),
      }),
    ),
    entered: people,
    complete: z.boolean().describe('False: more entered than were looked at; the figures are of the newest'),
    passed: z
      .array(z.object({ stepKey: z.string(), output: z.number().int(), people }))
      .describe('People who left a step by an output; each counts once, however often'),
    ended: z.array(z.object({ reason: z.string(), people })),
    worth: z
      .array(z.object({ currency: z.string().optional(), amount: z.number(), people }))
      .describe('What goals were worth, in minor units'),
  })
  .meta({ id: 'JourneyPeople', description: 'Who stands where now, and which ways people took.' });

const isZone = (zone: string) => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
};

export const stepCountsQuery = z.object({
  resolution: z.enum(['hour', 'day']).default('day'),
  from: z.iso.datetime().optional().describe('A month, or by the hour a day, before `to` unless given'),
  to: z.iso.datetime().optional().describe('Now unless given'),
  zone: z
    .string()
    .max(64)
    .refine(isZone, 'not an IANA time zone such as Asia/Shanghai')
    .default('UTC')
    .describe('In which days begin at midnight'),
});

export const stepCountsView = z
  .object({
    from: z.iso.datetime(),
    to: z.iso.datetime(),
    resolution: z.enum(['hour', 'day']),
    until: z.iso.datetime().optional().describe('Counted up to here, a few minutes behind; absent: not yet'),
    buckets: z.array(
      z.object({
        stepKey: z.string().describe('Empty: the whole journey, with forked families counted once'),
        at: z.iso.datetime().describe('When the hour or day begins; those without anything are left out'),
        entered: people.describe('Reached the step'),
        left: z.array(z.object({ output: z.number().int(), people })).describe('Went on, by output'),
        ended: z.array(z.object({ reason: z.string(), people })),
        failed: people.describe('Attempts that failed'),
        late: people.describe('Woken more than a minute after their time'),
        sent: people.describe('Messages that went out'),
        notSent: people.describe('Messages that did not, for whatever reason'),
        unclear: people.describe('Messages of which nobody knows whether they arrived'),
      }),
    ),
  })
  .meta({ id: 'StepCounts', description: 'What happened at each step of a journey over time, over all its versions.' });

export const abTestsQuery = z.object({
  versionId: z.string().max(100).optional().describe('Whose tests; the live one unless given'),
  days: z.coerce.number().int().min(1).max(400).default(90).describe('People who entered in the last days'),
});

const abVariant = z.object({
  key: z.string().describe('The same in every version; `holdout` for those who got no variant'),
  name: z.string(),
  entered: people.describe('Each person once, by what they got first'),
  converted: people,
  rate: z.number().nullable(),
  low: z.number().optional().describe('Of the 95 % interval of the rate (Wilson)'),
  high: z.number().optional(),
  worth: z.array(z.object({ currency: z.string().optional(), amount: z.number() })).describe('In minor units'),
  comparison: z
    .object({
      difference: z.number().describe("Rate minus the control's"),
      p: z.number().optional().describe('Two-proportion z-test, two-sided, corrected after Holm'),
      verdict: z.enum(['notEnough', 'open', 'better', 'worse']),
    })
    .optional()
    .describe('Absent for the control'),
});

export const abTestsView = z
  .object({
    at: z.iso.datetime(),
    since: z.iso.datetime(),
    complete: z.boolean().describe('False: more entered than were looked at; the figures are of the newest'),
    items: z.array(
      z.object({
        stepKey: z.string(),
        name: z.string(),
        event: z.string(),
        days: z.number(),
        control: z.string().optional().describe('The variant the others are compared with'),
        variants: z.array(abVariant),
      }),
    ),
  })
  .meta({ id: 'AbTests', description: 'What came of the A/B tests of a journey.' });

export const enrolmentParams = z.object({ enrolmentId: z.string().min(1).max(100) });

export const refusal = z
  .object({
    journeyId: z.string(),
    versionId: z.string(),
    eventId: z.string(),
    eventName: z.string(),
    code: z.string(),
    detail: z.string(),
    at: z.iso.datetime(),
  })
  .meta({ id: 'Refusal', description: 'Why this profile did not enter a journey; the latest per journey and reason.' });

export const refusalPage = pageOf(refusal).meta({ id: 'RefusalPage' });

export const deadLettersFilter = z
  .object({
    journeyId: z.string().max(100).optional(),
    stepKey: z.string().max(200).optional(),
    code: z.string().max(100).optional().describe('Why: the code of the failure'),
    from: z.iso.datetime().optional().describe('Failed at this time or later'),
    to: z.iso.datetime().optional(),
  })
  .meta({ id: 'DeadLettersFilter' });

export const deadLettersQuery = pageQuery.extend(deadLettersFilter.shape);

export const deadLetterGroups = z
  .object({
    items: z.array(
      z.object({
        journeyId: z.string(),
        stepKey: z.string(),
        stepName: z.string().optional(),
        code: z.string(),
        people,
        oldest: z.iso.datetime(),
        newest: z.iso.datetime(),
      }),
    ),
    complete: z.boolean().describe('False: of the newest 100,000, or the 200 largest groups'),
  })
  .meta({ id: 'DeadLetterGroups', description: 'Dead letters by step and cause, the largest groups first.' });

export const deadLetterAction = z.enum(['retry', 'skip', 'end']).meta({
  id: 'DeadLetterAction',
  description: '`retry` runs the failed step once more, `skip` goes on behind it at its first output, `end` ends it.',
});

export const deadLetterParams = z.object({
  enrolmentId: z.string().min(1).max(100),
  action: deadLetterAction,
});

export const deadLettersBody = z.object({ ids: z.array(z.string().min(1).max(100)).min(1).max(1000) });

export const changedCount = z
  .object({ changed: z.number().int().describe('Those that were dead letters and are not any more') })
  .meta({ id: 'ChangedCount' });

export type EnrolmentsQuery = z.output<typeof enrolmentsQuery>;
export type JourneyPeopleQuery = z.output<typeof journeyPeopleQuery>;
export type JourneyPeopleView = z.input<typeof journeyPeople>;
export type EnrolmentSummary = z.input<typeof enrolmentSummary>;
export type EnrolmentDetail = z.input<typeof enrolmentDetail>;
export type StepCountsView = z.input<typeof stepCountsView>;
export type AbTestsView = z.input<typeof abTestsView>;
export type DeadLettersFilter = z.output<typeof deadLettersFilter>;
export type DeadLetterAction = z.output<typeof deadLetterAction>;
export type RefusalView = z.input<typeof refusal>;
