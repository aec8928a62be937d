import { z } from 'zod';

import type { ProfileFinder } from '../engine/ports';
import { notFound, PerennialError } from '../platform/errors/error';
import type { Api } from '../platform/http/api';
import type { KnownJourneys } from './routes';
import type { Enrolments } from './service';

const historyBody = z
  .object({
    kind: z.enum(['journey', 'message', 'step']),
    journeyId: z.string().min(1).max(100).optional().describe('Of `journey` and `step`'),
    messageKey: z.string().min(1).max(200).optional().describe('Of `message`'),
    stepKey: z.string().min(1).max(64).optional().describe('Of `step`'),
    days: z.number().min(0).max(400).default(30).describe('How far back; 0: as far as is known'),
    profileIds: z.array(z.string().min(1).max(100)).min(1).max(500),
  })
  .strict()
  .meta({ id: 'HistoryQuestion' });

const historyAnswer = z
  .object({ items: z.array(z.boolean()).describe('In the order of the profiles') })
  .meta({ id: 'HistoryAnswer' });

export interface HistoryKnowledge {
  readonly enrolments: Pick<Enrolments, 'histories'>;
  readonly journeys: KnownJourneys;
  readonly profiles: ProfileFinder;
}

/** What Split by History asks for in a plain n8n. */
export function historyRoutes(api: Api, { enrolments, journeys, profiles }: HistoryKnowledge): void {
  api.route({
    method: 'post',
    path: '/api/profiles/history',
    summary: 'Who of up to 500 people has entered a journey, reached a step of it, or been sent a message',
    tag: 'Enrolments',
    access: 'enrolments:read',
    body: historyBody,
    response: historyAnswer,
  })(async ({ caller: { workspaceId }, body: { profileIds, ...asked } }) => {
    const question = questionOf(asked);
    if (question.kind !== 'message') await journeys.read(workspaceId, question.journeyId);
    const found = await profiles.lookUp(
      workspaceId,
      profileIds.map((value) => ({ by: 'id', value })),
    );
    const unknown = profileIds.find((_, index) => !found[index]);
    if (unknown !== undefined) throw notFound('profile', unknown);
    const people = profileIds.map((profileId) => ({ profileId }));
    return { items: [...(await enrolments.histories.wentThrough(workspaceId, question, people))] };
  });
}

type Asked = Omit<z.output<typeof historyBody>, 'profileIds'>;

function questionOf({ kind, journeyId, messageKey, stepKey, days }: Asked) {
  if (kind === 'message' && messageKey !== undefined) return { kind, messageKey, days };
  if (kind === 'journey' && journeyId !== undefined) return { kind, journeyId, days };
  if (kind === 'step' && journeyId !== undefined && stepKey !== undefined) return { kind, journeyId, stepKey, days };
  const needs = { journey: '"journeyId"', message: '"messageKey"', step: '"journeyId" and "stepKey"' }[kind];
  throw new PerennialError('invalid_input', `A question about a ${kind} needs ${needs}.`);
}
