import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';

import { callApi, repeatKey } from '../api';
import { enteredAs } from '../entered';
import { continued, passedOn } from '../items';
import { inRuntime } from '../perennial';

/** As many people as our API answers for at once. */
const AT_ONCE = 500;

const ACTIONS = ['check', 'add', 'remove'] as const;

/** Asked: output 0 yes, 1 no. Changed: one output. The item gets `membership: {segment, in}`. */
export async function membershipAll(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
  const { action, segment } = read(context);
  return action === 'check' ? await check(context, segment) : [await change(context, segment, action === 'add')];
}

/** Throws for what is no action, and without a segment. */
function read(context: IExecuteFunctions) {
  const given = context.getNodeParameter('action', 0, 'check') as unknown;
  const action = ACTIONS.find((each) => each === given);
  if (!action) throw new Error(`There is no action "${String(given)}", only ${ACTIONS.join(', ')}`);
  const named = context.getNodeParameter('segment', 0, '') as unknown;
  const segment = typeof named === 'string' ? named.trim() : '';
  if (segment === '') throw new NodeOperationError(context.getNode(), 'No segment is chosen');
  return { action, segment };
}

async function check(context: IExecuteFunctions, segment: string): Promise<INodeExecutionData[][]> {
  const answers = inRuntime(context)
    ? await context.helpers.perennial.members(segment)
    : await askApi(context, segment);
  const outputs: INodeExecutionData[][] = [[], []];
  for (const [i, item] of context.getInputData().entries()) {
    const answer = answers[i];
    if (answer instanceof Error) outputs[1]?.push(continued(context, answer, i));
    else outputs[answer === true ? 0 : 1]?.push(passedOn(item, i, ours(segment, answer === true)));
  }
  return outputs;
}

const ours = (segment: string, isIn: boolean) => ({ membership: { segment, in: isIn } });

/** In our runtime that is asked for, and done once the step is committed. */
async function change(context: IExecuteFunctions, segment: string, isIn: boolean): Promise<INodeExecutionData[]> {
  const items = context.getInputData();
  if (inRuntime(context)) {
    const { perennial } = context.helpers;
    for (const i of items.keys())
      perennial.propose(i, { kind: 'profile', body: { lists: [{ segmentId: segment, in: isIn }] } });
    return items.map((item, i) => passedOn(item, i, ours(segment, isIn)));
  }
  const { asked, failed } = peopleOf(context);
  for (const some of portions(asked))
    await callApi(context, {
      ...{ method: 'POST', path: `/api/segments/${encodeURIComponent(segment)}/members${isIn ? '' : '/remove'}` },
      headers: { 'Idempotency-Key': repeatKey(context, some[0]?.i ?? 0) },
      body: {
        people: some.map(({ profileId }) => ({ by: 'id', value: profileId })),
        ...(isIn && { startJourneys: true }),
      },
    });
  return items.map((item, i) => {
    const error = failed.get(i);
    return error ? continued(context, error, i) : passedOn(item, i, ours(segment, isIn));
  });
}

/** In plain n8n: one call for every 500 people. An item of nobody is an error of its own. */
async function askApi(context: IExecuteFunctions, segment: string): Promise<readonly (boolean | Error)[]> {
  const { asked, failed } = peopleOf(context);
  const answers: (boolean | Error)[] = [];
  for (const [i, error] of failed) answers[i] = error;
  for (const some of portions(asked)) {
    const { items } = await callApi<{ items: readonly boolean[] }>(context, {
      method: 'POST',
      path: `/api/segments/${encodeURIComponent(segment)}/members/check`,
      body: { profileIds: some.map(({ profileId }) => profileId) },
    });
    for (const [k, { i }] of some.entries()) answers[i] = items[k] === true;
  }
  return answers;
}

interface Asked {
  readonly i: number;
  readonly profileId: string;
}

function peopleOf(context: IExecuteFunctions): { asked: readonly Asked[]; failed: ReadonlyMap<number, Error> } {
  const failed = new Map<number, Error>();
  const asked: Asked[] = [];
  for (const i of context.getInputData().keys()) {
    try {
      asked.push({ i, profileId: enteredAs(context, i).profileId });
    } catch (error) {
      failed.set(i, error instanceof Error ? error : new Error(String(error)));
    }
  }
  return { asked, failed };
}

function portions(asked: readonly Asked[]): (readonly Asked[])[] {
  const count = Math.ceil(asked.length / AT_ONCE);
  return Array.from({ length: count }, (_, k) => asked.slice(k * AT_ONCE, (k + 1) * AT_ONCE));
}
