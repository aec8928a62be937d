import { randomUUID } from 'node:crypto';
import { CredentialTestContext, ExecuteContext, RoutingNode } from 'n8n-core';
import {
  createRunExecutionData,
  Workflow,
  type ICredentialTestFunction,
  type ICredentialTestRequest,
  type IExecuteFunctions,
  type INode,
  type INodeType,
  type INodeTypeDescription,
  type INodeTypes,
} from 'n8n-workflow';

import { additionalData } from './additional-data';
import { WorkspaceCredentials, type Credentials } from './credentials';
import type { CredentialTypes } from './credential-types';
import { messageOf } from './failures';
import type { NodePackages } from './packages';

export interface CredentialToTest {
  readonly workspaceId: string;
  readonly id: string;
  readonly name: string;
  readonly type: string;
}

export interface CredentialTestResult {
  readonly ok: boolean;
  /** `accepted`, `refused`, `failed` (no answer, or none that says anything), `untestable`. */
  readonly code: 'accepted' | 'refused' | 'failed' | 'untestable';
  /** The other side's, cut and without addresses. */
  readonly words: string;
}

/** What tries a credential: a request that its type or a step of its package describes, or a function of a step. */
type Test = { readonly request: ICredentialTestRequest } | { readonly call: ICredentialTestFunction };

const TESTS_END_WITHIN_MS = 20_000;
const OK: CredentialTestResult = { ok: true, code: 'accepted', words: 'The credential works.' };

export interface TesterParts {
  readonly packages: NodePackages;
  readonly types: CredentialTypes;
  readonly credentials: Credentials;
}

/** As n8n tests one: the type's own request, else what one of the steps that use it says. */
export function testOf({ packages, types }: Pick<TesterParts, 'packages' | 'types'>, type: string): Test | undefined {
  const own = types.find(type)?.test;
  if (own) return { request: own };
  for (const user of types.users(type)) {
    const versions = packages.descriptions().filter((each) => each.type === user.type);
    for (const { description } of versions) {
      const by = description.credentials?.find(({ name }) => name === type)?.testedBy;
      if (typeof by === 'object') return { request: by };
      const node = by === undefined ? undefined : packages.find(user.type, newest(description));
      const call = by === undefined ? undefined : node?.methods?.credentialTest?.[by];
      if (call) return { call };
    }
  }
  return undefined;
}

/** Tries a stored credential. Never throws for what the other side does. */
export async function testCredential(parts: TesterParts, tested: CredentialToTest): Promise<CredentialTestResult> {
  const test = testOf(parts, tested.type);
  if (!test) return { ok: false, code: 'untestable', words: 'Nothing says how a credential of this type is tested.' };
  try {
    return 'call' in test ? await calls(parts, tested, test.call) : await asks(parts, tested, test.request);
  } catch (error) {
    return failed(error, 'request' in test ? test.request : undefined);
  }
}

function helperOf({ packages, types, credentials }: TesterParts, { workspaceId }: CredentialToTest) {
  return new WorkspaceCredentials({ nodeTypes: packages, types, credentials, workspaceId, anew: true });
}

async function calls(
  parts: TesterParts,
  tested: CredentialToTest,
  call: ICredentialTestFunction,
): Promise<CredentialTestResult> {
  const helper = helperOf(parts, tested);
  const more = additionalData(randomUUID(), helper);
  const { id, name, type } = tested;
  const data = await helper.getDecrypted(more, { id, name }, type, 'internal');
  const context = new CredentialTestContext(more);
  const { status, message } = await inTime(call.call(context, { id, name, type, data }));
  if (status === 'OK') return OK;
  return { ok: false, code: 'refused', words: messageOf(message) };
}

/** The request runs as that of a step which has nothing but it. */
async function asks(
  parts: TesterParts,
  tested: CredentialToTest,
  { request, rules = [] }: ICredentialTestRequest,
): Promise<CredentialTestResult> {
  const node: INode = {
    ...{ id: 'test', name: 'Test', type: 'test', typeVersion: 1, position: [0, 0], parameters: {} },
    credentials: { [tested.type]: { id: tested.id, name: tested.name } },
  };
  const type = nodeWith(request, tested.type);
  const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes: onlyKnows(type) });
  const answer = await workflow.expression.withIsolate(async () => {
    const context = contextOf(workflow, node, helperOf(parts, tested));
    return await inTime(new RoutingNode(context, type).runNode());
  });
  const said = answer?.[0]?.[0]?.json;
  for (const rule of rules) {
    if (rule.type !== 'responseSuccessBody' || said?.[rule.properties.key] !== rule.properties.value) continue;
    return { ok: false, code: 'refused', words: messageOf(rule.properties.message) };
  }
  return OK;
}

function contextOf(workflow: Workflow, node: INode, helper: WorkspaceCredentials) {
  const items = [{ json: {} }];
  const data = { main: [items] };
  const run = createRunExecutionData({ resultData: { runData: {} } });
  const signal = AbortSignal.timeout(TESTS_END_WITHIN_MS);
  const context = new ExecuteContext(
    ...([workflow, node, additionalData(randomUUID(), helper), 'internal', run, 0, items, data] as const),
    { node, data, source: null },
    [],
    signal,
  );
  return context as unknown as ConstructorParameters<typeof RoutingNode>[0] & IExecuteFunctions;
}

function nodeWith(request: ICredentialTestRequest['request'], credential: string): INodeType {
  const description: INodeTypeDescription = {
    ...{ displayName: 'Test', name: 'test', group: ['transform'], version: 1, description: '', defaults: {} },
    ...{ inputs: ['main'], outputs: ['main'], credentials: [{ name: credential, required: true }] },
    properties: [{ displayName: 'Test', name: 'test', type: 'string', default: '', routing: { request } }],
  };
  return { description };
}

const onlyKnows = (type: INodeType): INodeTypes => ({
  getByName: () => type,
  getByNameAndVersion: () => type,
  getKnownTypes: () => ({}),
});

const newest = ({ version }: INodeTypeDescription) => (Array.isArray(version) ? Math.max(...version) : version);

async function inTime<T>(running: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    late.reject(new Error('There was no answer in time.'));
  }, TESTS_END_WITHIN_MS);
  try {
    return await Promise.race([running, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

/** An answer that is no success, or none at all. Some types say in their own words what a status means. */
function failed(error: unknown, test: ICredentialTestRequest | undefined): CredentialTestResult {
  const status = statusOf(error);
  const rule = test?.rules?.find((each) => each.type === 'responseCode' && each.properties.value === status);
  if (rule) return { ok: false, code: 'refused', words: messageOf(rule.properties.message) };
  return { ok: false, code: status === undefined ? 'failed' : 'refused', words: messageOf(error) };
}

function statusOf(error: unknown): number | undefined {
  for (let at = error, depth = 0; typeof at === 'object' && at !== null && depth < 5; depth++) {
    const { httpCode, response, cause } = at as {
      httpCode?: unknown;
      response?: { status?: unknown };
      cause?: unknown;
    };
    const status = Number(response?.status ?? httpCode);
    if (status >= 100 && status <= 599) return status;
    at = cause;
  }
  return undefined;
}
