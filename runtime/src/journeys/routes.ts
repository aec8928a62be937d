import { PerennialError } from '../platform/errors/error';
import type { Caller } from '../platform/http/caller';
import type { BodyLimit } from '../platform/http/json-body';
import type { Api } from '../platform/http/api';
import { operationsOf, savedOf, summaryOf, versionOf, wholeVersionOf, type Inside } from './answers';
import * as contract from './contract';
import { startingWorkflow } from './entry';
import type { JourneyProblem } from '../engine/problem';
import type { JourneyPeople, MatchingPeople } from './people';
import type { Author, JourneyDocument, Journeys } from './service';

/** Bodies of journeys: a workflow of 1 MB, and what is around it. For the app's `bodyLimits`. */
export const JOURNEY_BODIES: BodyLimit = { under: '/api/journeys', limit: '2mb' };

const tag = 'Journeys';
const JOURNEY = '/api/journeys/:journeyId';

const authorOf = ({ workspaceId, id }: Caller): Author => ({ workspaceId, by: id });
const targetOf = ({ _id: id, name }: Pick<JourneyDocument, '_id' | 'name'>) => ({ kind: 'journey', id, name });
const publishable = (problems: readonly JourneyProblem[]) => problems.every(({ severity }) => severity !== 'error');

/** Journeys over HTTP. `people` counts who is inside. */
export function journeyRoutes(
  api: Api,
  journeys: Journeys,
  { people, matching }: { readonly people: JourneyPeople; readonly matching: MatchingPeople },
): void {
  const answer = async (journey: JourneyDocument) => {
    const counts = await countsOf(people, journey.workspaceId, [journey]);
    return summaryOf(journey, counts(journey._id));
  };
  lifeRoutes(api, journeys, { people, answer });
  stateRoutes(api, journeys, answer);
  draftRoutes(api, journeys);
  publishingRoutes(api, journeys, matching);
}

type Answer = (journey: JourneyDocument) => Promise<ReturnType<typeof summaryOf>>;

const NOBODY: Inside = { inside: 0, stuck: 0 };

async function countsOf(
  people: JourneyPeople,
  workspaceId: string,
  journeys: readonly Pick<JourneyDocument, '_id'>[],
): Promise<(journeyId: string) => Inside> {
  const ids = journeys.map(({ _id }) => _id);
  const [inside, stuck] = await Promise.all([people.insideOf(workspaceId, ids), people.stuckIn(workspaceId, ids)]);
  return (id) => ({ inside: inside.get(id) ?? 0, stuck: stuck.get(id) ?? 0 });
}

function lifeRoutes(api: Api, journeys: Journeys, { people, answer }: { people: JourneyPeople; answer: Answer }): void {
  const { journeyPage, journeySummary, journey, journeyParams: params } = contract;
  api.route({
    method: 'get',
    path: '/api/journeys',
    summary: 'Lists journeys, the newest first',
    tag,
    access: 'journeys:read',
    query: contract.journeyList,
    response: journeyPage,
  })(async ({ query, caller: { workspaceId } }) => {
    const { items, ...rest } = await journeys.list(workspaceId, query);
    const counts = await countsOf(people, workspaceId, items);
    return { items: items.map((each) => summaryOf(each, counts(each._id))), ...rest };
  });

  api.route({
    method: 'post',
    path: '/api/journeys',
    summary: 'Makes a journey from an n8n workflow, or an empty one',
    tag,
    access: 'journeys:edit',
    body: contract.newJourney,
    status: 201,
    response: journeySummary,
  })(async ({ body: { name, workflow, entry }, caller, did }) => {
    const start = workflow ?? startingWorkflow(name ?? '', entry);
    const journey = await journeys.create(authorOf(caller), start, name);
    await did('journey.created', targetOf(journey));
    return summaryOf(journey, NOBODY);
  });

  api.route({
    method: 'get',
    path: JOURNEY,
    summary: 'A journey and who stands where in it',
    tag,
    access: 'journeys:read',
    params,
    response: journey,
  })(async ({ params: { journeyId }, caller: { workspaceId } }) => {
    const { journey: found } = await journeys.read(workspaceId, journeyId);
    const standing = await people.standing(workspaceId, journeyId);
    return { ...(await answer(found)), standing: standing.map((each) => ({ ...each })) };
  });
}

function stateRoutes(api: Api, journeys: Journeys, answer: Answer): void {
  const { journeySummary, journeyParams: params } = contract;
  api.route({
    method: 'post',
    path: `${JOURNEY}/pause`,
    summary: 'Lets nobody in any more; with `everything`, those inside stand still as well',
    tag,
    access: 'journeys:publish',
    params,
    body: contract.pauseBody,
    response: journeySummary,
  })(async ({ params: { journeyId }, body, caller, did }) => {
    const journey = await journeys.pause(authorOf(caller), journeyId, body.what);
    await did(body.what === 'everything' ? 'journey.stopped' : 'journey.paused', targetOf(journey));
    return await answer(journey);
  });

  api.route({
    method: 'post',
    path: `${JOURNEY}/resume`,
    summary: 'Lets people in again, and those who stood still go on',
    tag,
    access: 'journeys:publish',
    params,
    body: contract.resumeBody,
    response: journeySummary,
  })(async ({ params: { journeyId }, body, caller, did }) => {
    const journey = await journeys.resume(authorOf(caller), journeyId, body);
    await did('journey.resumed', targetOf(journey));
    return await answer(journey);
  });

  api.route({
    method: 'post',
    path: `${JOURNEY}/archive`,
    summary: 'Ends a journey for good; those inside finish or leave',
    tag,
    access: 'journeys:publish',
    params,
    body: contract.archiveBody,
    response: journeySummary,
  })(async ({ params: { journeyId }, body, caller, did }) => {
    const journey = await journeys.archive(authorOf(caller), journeyId, body.people);
    await did('journey.archived', targetOf(journey));
    if (body.people === 'leave') await did('journey.people_ended', targetOf(journey));
    return await answer(journey);
  });
}

function draftRoutes(api: Api, journeys: Journeys): void {
  const { journeyParams: params } = contract;
  api.route({
    method: 'get',
    path: `${JOURNEY}/draft`,
    summary: 'The draft: n8n workflow JSON and its revision',
    tag,
    access: 'journeys:read',
    params,
    response: contract.draft,
  })(async ({ params: { journeyId }, caller: { workspaceId } }) => {
    const { revision, workflow, journey } = await journeys.read(workspaceId, journeyId);
    return { revision, changedAt: journey.draft.at.toISOString(), changedBy: journey.draft.by, workflow };
  });

  api.route({
    method: 'patch',
    path: `${JOURNEY}/draft`,
    summary: 'Saves operations on a revision of the draft; 409 when somebody else changed the same fields',
    tag,
    access: 'journeys:edit',
    params,
    body: contract.draftPatch,
    response: contract.savedDraft,
  })(async ({ params: { journeyId }, body, caller }) =>
    savedOf(await journeys.save(authorOf(caller), journeyId, body)),
  );

  api.route({
    method: 'get',
    path: `${JOURNEY}/draft/changes`,
    summary: 'Who changed what in the draft, the newest first',
    tag,
    access: 'journeys:read',
    params,
    query: contract.draftChangesQuery,
    response: contract.draftChangePage,
  })(async ({ params: { journeyId }, query, caller: { workspaceId } }) => {
    const { items, ...rest } = await journeys.changes(workspaceId, journeyId, query);
    return { items: items.map(operationsOf), ...rest };
  });

  api.route({
    method: 'post',
    path: `${JOURNEY}/import`,
    summary: 'Replaces the draft by an n8n workflow',
    tag,
    access: 'journeys:edit',
    params,
    body: contract.importBody,
    response: contract.savedDraft,
  })(async ({ params: { journeyId }, body: { workflow, baseRevision }, caller }) =>
    savedOf(await journeys.replace(authorOf(caller), journeyId, { json: workflow, baseRevision })),
  );

  api.route({
    method: 'get',
    path: `${JOURNEY}/export`,
    summary: 'The draft, or a version, as n8n imports it',
    tag,
    access: 'journeys:read',
    params,
    query: contract.exportQuery,
    response: contract.n8nWorkflow,
  })(async ({ params: { journeyId }, query, caller: { workspaceId } }) =>
    journeys.exported(workspaceId, journeyId, query.version),
  );

  api.route({
    method: 'post',
    path: `${JOURNEY}/validate`,
    summary: 'All problems of the draft, in words',
    tag,
    access: 'journeys:read',
    params,
    response: contract.validation,
  })(async ({ params: { journeyId }, caller: { workspaceId } }) => {
    const { revision, problems } = await journeys.validate(workspaceId, journeyId);
    return { revision, publishable: publishable(problems), problems: [...problems] };
  });
}

/** What publishing did to people inside, where it is more than letting them finish. */
const THEN = { finish: undefined, move: 'journey.people_moved', leave: 'journey.people_ended' } as const;

const PER_MINUTE = 60;

/** People who are being let in already go on: they enter by the version that is live now. */
async function letIn(
  matching: MatchingPeople,
  where: { readonly workspaceId: string; readonly journeyId: string; readonly by: string },
  how: { readonly perMinute?: number; readonly hours?: number | undefined },
): Promise<void> {
  try {
    await matching.begin({ perMinute: PER_MINUTE, ...where, ...how });
  } catch (error) {
    if (!(error instanceof PerennialError && error.code === 'not_in_this_state')) throw error;
  }
}

function publishingRoutes(api: Api, journeys: Journeys, matching: MatchingPeople): void {
  const { journeyParams: params } = contract;
  api.route({
    method: 'get',
    path: `${JOURNEY}/publish/preview`,
    summary: 'What publishing would do: problems, and who stands where',
    tag,
    access: 'journeys:read',
    params,
    response: contract.publishPreview,
  })(async ({ params: { journeyId }, caller: { workspaceId } }) => {
    const { revision, unchanged, problems, people } = await journeys.preview(workspaceId, journeyId);
    const found = publishable(problems) ? await matching.countDraft(workspaceId, journeyId) : undefined;
    return {
      ...{ revision, unchanged, publishable: publishable(problems), problems: [...problems], people: [...people] },
      ...(found && { matching: { count: found.people, capped: found.capped } }),
    };
  });

  api.route({
    method: 'post',
    path: `${JOURNEY}/publish`,
    summary: 'Publishes the draft as a new version',
    tag,
    access: 'journeys:publish',
    params,
    body: contract.publishBody,
    status: 201,
    response: contract.publishedVersion,
  })(async ({ params: { journeyId }, body: { enrolMatching, ...publishing }, caller, did }) => {
    const author = authorOf(caller);
    const version = await journeys.publish(author, journeyId, publishing);
    const target = targetOf({ _id: journeyId, name: version.name });
    await did('journey.published', target);
    const then = THEN[publishing.whatHappensToPeopleInside];
    if (then !== undefined && version.number > 1) await did(then, target);
    if (enrolMatching) await letIn(matching, { ...author, journeyId }, enrolMatching === true ? {} : enrolMatching);
    return { ...versionOf(version, version._id), warnings: [...version.warnings] };
  });

  api.route({
    method: 'get',
    path: `${JOURNEY}/versions`,
    summary: 'Published versions, the newest first',
    tag,
    access: 'journeys:read',
    params,
    query: contract.journeyList.omit({ status: true }),
    response: contract.versionPage,
  })(async ({ params: { journeyId }, query, caller: { workspaceId } }) => {
    const { journey } = await journeys.read(workspaceId, journeyId);
    const { items, ...rest } = await journeys.versions(workspaceId, journeyId, query);
    return { items: items.map((each) => versionOf(each, journey.live?.versionId)), ...rest };
  });

  api.route({
    method: 'get',
    path: `${JOURNEY}/versions/:versionId`,
    summary: 'A version with its workflow',
    tag,
    access: 'journeys:read',
    params: contract.versionParams,
    response: contract.version,
  })(async ({ params: { journeyId, versionId }, caller: { workspaceId } }) => {
    const { journey } = await journeys.read(workspaceId, journeyId);
    const found = await journeys.version(workspaceId, journeyId, versionId);
    return wholeVersionOf(found, journey.live?.versionId);
  });
}
