import type { Api } from '../platform/http/api';
import { alertSettings, alertTest, newAlertSettings, occasionList } from './contract';
import type { Alerts } from './service';

const tag = 'Alerts';

export function alertRoutes(api: Api, alerts: Alerts): void {
  api.route({
    method: 'get',
    path: '/api/alerts',
    summary: 'What needs a person now, and what did lately',
    tag,
    access: 'workspace:read',
    response: occasionList,
  })(async ({ caller }) => ({ items: [...(await alerts.occasions(caller.workspaceId))] }));

  api.route({
    method: 'get',
    path: '/api/alerts/settings',
    summary: 'Who is told when something needs a person, and from when on',
    tag,
    access: 'workspace:read',
    response: alertSettings,
  })(async ({ caller }) => await alerts.settings(caller.workspaceId));

  api.route({
    method: 'put',
    path: '/api/alerts/settings',
    summary: 'Replaces these settings; answers the secret of a webhook that is new, once',
    tag,
    access: 'workspace:manage',
    body: newAlertSettings,
    response: alertSettings,
  })(async ({ caller: { workspaceId }, body, did }) => {
    const changed = await alerts.change(workspaceId, body);
    await did('alerts.changed', { kind: 'workspace', id: workspaceId });
    return changed;
  });

  api.route({
    method: 'post',
    path: '/api/alerts/test',
    summary: 'Sends a message to everybody who would be told, and says what came of it',
    tag,
    access: 'workspace:manage',
    response: alertTest,
  })(async ({ caller }) => await alerts.test(caller.workspaceId));
}
