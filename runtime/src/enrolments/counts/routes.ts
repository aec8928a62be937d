import { PerennialError } from '../../platform/errors/error';
import type { Api } from '../../platform/http/api';
import { journeyPeopleParams, stepCountsQuery, stepCountsView } from '../contract';
import type { KnownJourneys } from '../routes';
import type { Enrolments } from '../service';

const DAY = 86_400_000;
/** So that an answer stays a page: two weeks of hours, a year and a bit of days. */
const MOST = { hour: 14 * DAY, day: 400 * DAY } as const;
const USUAL = { hour: DAY, day: 30 * DAY } as const;

export function stepCountRoutes(
  api: Api,
  enrolments: Pick<Enrolments, 'stepCounts'>,
  journeys: Pick<KnownJourneys, 'read'>,
): void {
  api.route({
    method: 'get',
    path: '/api/journeys/:journeyId/step-counts',
    summary: 'What happened at each step over time: reached, went on by which way, ended, failed, came late',
    tag: 'Enrolments',
    access: 'enrolments:read',
    params: journeyPeopleParams,
    query: stepCountsQuery,
    response: stepCountsView,
  })(async ({ caller: { workspaceId }, params: { journeyId }, query: { from, to, resolution, zone } }) => {
    await journeys.read(workspaceId, journeyId);
    const end = to === undefined ? new Date() : new Date(to);
    const start = from === undefined ? new Date(end.getTime() - USUAL[resolution]) : new Date(from);
    if (end.getTime() - start.getTime() > MOST[resolution] || start >= end)
      throw new PerennialError(
        'invalid_input',
        `Counts by ${resolution} from ${start.toISOString()} to ${end.toISOString()}: at most ${String(MOST[resolution] / DAY)} days, the beginning first.`,
      );
    return await enrolments.stepCounts({ workspaceId, journeyId, from: start, to: end, resolution, zone });
  });
}
