import type { Api } from '../../platform/http/api';
import {
  connectionTest,
  DEFAULT_ROLES,
  roleBinding,
  roleList,
  roleParams,
  sender,
  senderInput,
  senderList,
  senderParams,
  type Sender,
} from './contract';
import type { Senders, SenderWithRoles } from './service';

const TAG = 'Senders';

export function senderRoutes(api: Api, senders: Senders): void {
  api.route({
    method: 'get',
    path: '/api/senders',
    summary: 'Sender accounts',
    tag: TAG,
    access: 'senders:read',
    response: senderList,
  })(async ({ caller }) => ({ items: (await senders.list(caller.workspaceId)).map(shown) }));

  api.route({
    method: 'post',
    path: '/api/senders',
    summary: 'Create a sender',
    tag: TAG,
    access: 'senders:edit',
    body: senderInput,
    status: 201,
    response: sender,
  })(async ({ caller, body, did }) => {
    const made = await senders.create(caller.workspaceId, body);
    await did('sender.created', targetOf(made));
    for (const role of body.roles ?? []) await did('sender.role_bound', roleTarget(role, made));
    return shown(made);
  });

  api.route({
    method: 'get',
    path: '/api/senders/:senderId',
    summary: 'One sender',
    tag: TAG,
    access: 'senders:read',
    params: senderParams,
    response: sender,
  })(async ({ caller, params }) => shown(await senders.get(caller.workspaceId, params.senderId)));

  api.route({
    method: 'put',
    path: '/api/senders/:senderId',
    summary: 'Replace a sender; a password or key left out stays, unless host or user change',
    tag: TAG,
    access: 'senders:edit',
    params: senderParams,
    body: senderInput,
    response: sender,
  })(async ({ caller, params, body, did }) => {
    const before = new Set((await senders.get(caller.workspaceId, params.senderId)).roles);
    const changed = await senders.replace(caller.workspaceId, params.senderId, body);
    await did('sender.changed', targetOf(changed));
    for (const role of changed.roles) if (!before.has(role)) await did('sender.role_bound', roleTarget(role, changed));
    return shown(changed);
  });

  api.route({
    method: 'delete',
    path: '/api/senders/:senderId',
    summary: 'Delete a sender that plays no role',
    tag: TAG,
    access: 'senders:edit',
    params: senderParams,
    status: 204,
  })(async ({ caller, params, did }) => {
    const sender = await senders.get(caller.workspaceId, params.senderId);
    await senders.remove(caller.workspaceId, params.senderId);
    await did('sender.deleted', targetOf(sender));
  });

  api.route({
    method: 'post',
    path: '/api/senders/:senderId/test',
    summary: 'Connect and sign in without sending; a failure is explained',
    tag: TAG,
    access: 'senders:edit',
    params: senderParams,
    response: connectionTest,
  })(({ caller, params }) => senders.test(caller.workspaceId, params.senderId));

  roleRoutes(api, senders);
}

function roleRoutes(api: Api, senders: Senders): void {
  api.route({
    method: 'get',
    path: '/api/sender-roles',
    summary: 'Which sender plays which role',
    tag: TAG,
    access: 'senders:read',
    response: roleList,
  })(async ({ caller }) => {
    const roles = new Map<string, string | undefined>(Object.values(DEFAULT_ROLES).map((role) => [role, undefined]));
    for (const [role, senderId] of await senders.roles(caller.workspaceId)) roles.set(role, senderId);
    return { items: [...roles].map(([role, senderId]) => ({ role, ...(senderId !== undefined && { senderId }) })) };
  });

  api.route({
    method: 'put',
    path: '/api/sender-roles/:role',
    summary: 'Have a sender play a role from now on',
    tag: TAG,
    access: 'senders:edit',
    params: roleParams,
    body: roleBinding,
    status: 204,
  })(async ({ caller, params, body, did }) => {
    await senders.bind(caller.workspaceId, params.role, body.senderId);
    await did('sender.role_bound', roleTarget(params.role, await senders.get(caller.workspaceId, body.senderId)));
  });
}

const targetOf = ({ sender: { _id: id, name } }: SenderWithRoles) => ({ kind: 'sender', id, name });
const roleTarget = (role: string, { sender }: SenderWithRoles) => ({
  ...{ kind: 'sender', id: sender._id },
  name: `${role} → ${sender.name}`,
});

/** Never the password or the key. */
function shown({ sender: { smtp, dkim, replyTo, bounceDomain, ...document }, roles }: SenderWithRoles): Sender {
  return {
    id: document._id,
    name: document.name,
    kind: document.kind,
    from: { name: document.from.name, address: document.from.address },
    roles: [...roles],
    createdAt: document.createdAt.toISOString(),
    updatedAt: document.updatedAt.toISOString(),
    ...(replyTo !== undefined && { replyTo }),
    ...(bounceDomain !== undefined && { bounceDomain }),
    ...(dkim && { dkim: { domain: dkim.domain, selector: dkim.selector } }),
    ...(smtp && {
      smtp: {
        ...{ host: smtp.host, port: smtp.port, secure: smtp.secure, hasPassword: smtp.password !== undefined },
        ...(smtp.user !== undefined && { user: smtp.user }),
        ...(smtp.connections !== undefined && { connections: smtp.connections }),
      },
    }),
  };
}
