import type { Api } from '../platform/http/api';
import { changedDays, keptDays } from './contract';
import type { Retention } from './service';

export function retentionRoutes(api: Api, retention: Retention): void {
  api.route({
    method: 'get',
    path: '/api/retention',
    summary: 'How many days what is over is kept',
    tag: 'workspaces',
    access: 'workspace:read',
    response: keptDays,
  })(async ({ caller }) => await retention.read(caller.workspaceId));

  api.route({
    method: 'patch',
    path: '/api/retention',
    summary: 'Keep what is over for longer or shorter; what is too old is removed within hours',
    tag: 'workspaces',
    access: 'workspace:manage',
    body: changedDays,
    response: keptDays,
  })(async ({ caller: { workspaceId }, body, did }) => {
    const days = await retention.change(workspaceId, body);
    await did('retention.changed', { kind: 'workspace', id: workspaceId });
    return days;
  });
}
