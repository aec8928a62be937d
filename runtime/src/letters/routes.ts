import type { Api } from '../platform/http/api';
import { pageQuery } from '../platform/http/page';
import { letterTask, letterTaskPage, letterTaskParams, newLetterTask } from './contract';
import type { Letters } from './service';

const tag = 'Enrolments';

export interface KnownJourneys {
  /** Throws not_found for a journey of another workspace. */
  read(workspaceId: string, journeyId: string): Promise<unknown>;
}

export function letterRoutes(api: Api, letters: Letters, journeys: KnownJourneys): void {
  api.route({
    method: 'post',
    path: '/api/dead-letter-tasks',
    summary: 'Retries, skips or ends all dead letters that fit, in the background',
    description: 'Who fails again meanwhile is not meant. With the same Idempotency-Key nothing is ordered twice.',
    tag,
    access: 'enrolments:edit',
    body: newLetterTask,
    status: 202,
    response: letterTask,
    idempotent: true,
  })(async ({ caller: { workspaceId, kind, id }, body, idempotencyKey, did }) => {
    const { journeyId } = body.filter;
    if (journeyId !== undefined) await journeys.read(workspaceId, journeyId);
    const task = await letters.begin({ ...body, workspaceId, by: `${kind} ${id}`, key: idempotencyKey });
    await did(`dead_letters.${DONE[body.action]}`, { kind: 'dead_letter_task', id: task.id, name: String(task.total) });
    return task;
  });

  api.route({
    method: 'get',
    path: '/api/dead-letter-tasks',
    summary: 'What was decided about many dead letters at once, newest first',
    tag,
    access: 'enrolments:read',
    query: pageQuery,
    response: letterTaskPage,
  })(async ({ caller, query }) => await letters.list(caller.workspaceId, query));

  api.route({
    method: 'get',
    path: '/api/dead-letter-tasks/:taskId',
    summary: 'How far such a task has come',
    tag,
    access: 'enrolments:read',
    params: letterTaskParams,
    response: letterTask,
  })(async ({ caller, params }) => await letters.get(caller.workspaceId, params.taskId));

  api.route({
    method: 'post',
    path: '/api/dead-letter-tasks/:taskId/stop',
    summary: 'Stops such a task; what is done stays done',
    tag,
    access: 'enrolments:edit',
    params: letterTaskParams,
    response: letterTask,
  })(async ({ caller, params: { taskId }, did }) => {
    const task = await letters.stop(caller.workspaceId, taskId);
    await did('dead_letters.stopped', { kind: 'dead_letter_task', id: taskId, name: String(task.done) });
    return task;
  });
}

const DONE = { retry: 'retried', skip: 'skipped', end: 'ended' } as const;
