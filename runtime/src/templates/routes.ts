import { randomUUID } from 'node:crypto';
import type { z } from 'zod';

import { PerennialError } from '../platform/errors/error';
import type { Api, Call } from '../platform/http/api';
import type { Caller } from '../platform/http/caller';
import type { BodyLimit } from '../platform/http/json-body';
import * as contract from './contract';
import { languagesOf, type Installation, type Installed, type TemplateBundle, type Templates } from './service';

/** A bundle has a journey and messages in many languages. */
export const TEMPLATE_BODIES: BodyLimit = { under: '/api/templates', limit: '8mb' };

const tag = 'Templates';

export function templateRoutes(api: Api, templates: Templates): void {
  readingRoutes(api, templates);
  installingRoutes(api, templates);
}

function readingRoutes(api: Api, templates: Templates): void {
  api.route({
    method: 'get',
    path: '/api/templates',
    summary: 'Ready-made journeys with their settings',
    tag,
    access: 'journeys:read',
    response: contract.templateList,
  })(async () => ({ items: (await templates.list()).map(summaryOf) }));

  api.route({
    method: 'get',
    path: '/api/templates/:templateId',
    summary: 'A template and the one file it is made of',
    tag,
    access: 'journeys:read',
    params: contract.templateParams,
    response: contract.template,
  })(async ({ params }) => {
    const bundle = await templates.get(params.templateId);
    return { ...summaryOf(bundle), bundle };
  });

  api.route({
    method: 'post',
    path: '/api/templates/validate',
    summary: 'Everything that is wrong with a template file',
    tag,
    access: 'journeys:read',
    body: contract.validateTemplate,
    response: contract.templateProblems,
  })(async ({ body }) => ({ problems: [...(await templates.validate(body.bundle))] }));
}

function installingRoutes(api: Api, templates: Templates): void {
  api.route({
    method: 'post',
    path: '/api/templates/:templateId/install',
    summary: 'Make the messages and the journey of a template, as a draft; an Idempotency-Key makes them once',
    tag,
    access: 'journeys:edit',
    params: contract.templateParams,
    body: contract.installTemplate,
    status: 201,
    response: contract.installed,
    idempotent: true,
  })(async (call) => await installed(call, await templates.install(call.params.templateId, installationOf(call))));

  api.route({
    method: 'post',
    path: '/api/templates/install',
    summary: 'The same from a file',
    tag,
    access: 'journeys:edit',
    body: contract.installBundle,
    status: 201,
    response: contract.installed,
    idempotent: true,
  })(async (call) => await installed(call, await templates.installBundle(call.body.bundle, installationOf(call))));
}

/** The route names what a journey needs; the messages are made with it. */
function requireMessages({ permissions }: Caller): void {
  if (!permissions.has('messages:edit'))
    throw new PerennialError(
      'not_allowed',
      'This makes messages as well: it needs the permission "messages:edit", too.',
    );
}

type Asked = Pick<
  Call<undefined, undefined, typeof contract.installTemplate>,
  'body' | 'caller' | 'did' | 'idempotencyKey'
>;

function installationOf({ body, caller, idempotencyKey }: Asked): Installation {
  requireMessages(caller);
  const { settings, name } = body;
  return {
    workspaceId: caller.workspaceId,
    by: caller.id,
    key: idempotencyKey ?? randomUUID(),
    settings,
    name,
  };
}

async function installed({ did }: Pick<Asked, 'did'>, made: Installed): Promise<z.input<typeof contract.installed>> {
  await did('template.installed', { kind: 'journey', id: made.journeyId, name: made.journeyName });
  return answerOf(made);
}

const answerOf = (installed: Installed): z.input<typeof contract.installed> => ({
  ...installed,
  messages: [...installed.messages],
  unboundRoles: [...installed.unboundRoles],
});

function summaryOf(bundle: TemplateBundle): z.input<typeof contract.templateSummary> {
  const { manifest, journey, messages } = bundle;
  return {
    ...manifest,
    languages: [...languagesOf(bundle)],
    steps: journey.nodes.length,
    messages: messages.map(({ key, name }) => ({ key, name })),
  };
}
