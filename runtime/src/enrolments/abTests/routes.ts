import type { Api } from '../../platform/http/api';
import { abTestsQuery, abTestsView, journeyPeopleParams } from '../contract';
import type { Enrolments } from '../service';

export interface TestedJourneys {
  /** Throws not_found for a journey of another workspace. */
  read(workspaceId: string, journeyId: string): Promise<{ readonly journey: TestedJourney }>;
  /** Throws not_found for a version of another journey. */
  version(workspaceId: string, journeyId: string, versionId: string): Promise<unknown>;
}

interface TestedJourney {
  readonly live?: { readonly versionId: string } | undefined;
}

export function abTestRoutes(api: Api, enrolments: Pick<Enrolments, 'abTests'>, journeys: TestedJourneys): void {
  api.route({
    method: 'get',
    path: '/api/journeys/:journeyId/ab-tests',
    summary: 'What came of the A/B tests of a journey: people, conversions and significance of each variant',
    tag: 'Enrolments',
    access: 'enrolments:read',
    params: journeyPeopleParams,
    query: abTestsQuery,
    response: abTestsView,
  })(async ({ caller: { workspaceId }, params: { journeyId }, query: { versionId, days } }) => {
    const { live } = (await journeys.read(workspaceId, journeyId)).journey;
    if (versionId !== undefined) await journeys.version(workspaceId, journeyId, versionId);
    const of = versionId ?? live?.versionId;
    if (of !== undefined) return await enrolments.abTests(workspaceId, of, days);
    const now = new Date().toISOString();
    return { at: now, since: now, complete: true, items: [] };
  });
}
