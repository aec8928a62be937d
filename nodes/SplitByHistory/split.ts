import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';

import { callApi } from '../api';
import { enteredAs } from '../entered';
import { continued, passedOn } from '../items';
import { inRuntime, type HistoryQuestion } from '../perennial';

/** As many people as our API answers for at once. */
const AT_ONCE = 500;

/** Output 0: yes; output 1: no. The history of all items is read at once. */
export async function splitAll(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
  const question = readQuestion(context);
  const items = context.getInputData();
  const answers = inRuntime(context)
    ? await context.helpers.perennial.history(question)
    : await askApi(context, question);
  const outputs: INodeExecutionData[][] = [[], []];
  for (const [i, item] of items.entries()) {
    const answer = answers[i];
    if (answer instanceof Error) outputs[1]?.push(continued(context, answer, i));
    else outputs[answer === true ? 0 : 1]?.push(passedOn(item, i, { split: { name: answer === true ? 'Yes' : 'No' } }));
  }
  return outputs;
}

/** Throws when it does not say what to look for. */
export function readQuestion(context: IExecuteFunctions): HistoryQuestion {
  const text = (name: string): string => {
    const value = context.getNodeParameter(name, 0, '') as unknown;
    return typeof value === 'string' ? value.trim() : '';
  };
  const days = Number(context.getNodeParameter('days', 0, 30));
  if (!(days >= 0 && days <= 400)) throw new Error(`The last ${String(days)} days cannot be looked at: 0 to 400 can`);
  const journey = text('journey');
  const inJourney = { ...(journey !== '' && { journeyId: journey }), days };
  switch (text('what')) {
    case 'journey':
      return { kind: 'journey', ...inJourney };
    case 'step':
      return { kind: 'step', stepKey: needed(text('step'), 'step'), ...inJourney };
    default:
      return { kind: 'message', messageKey: needed(text('message'), 'message'), days };
  }
}

function needed(value: string, what: string): string {
  if (value === '') throw new Error(`No ${what} is chosen to look for in the history`);
  return value;
}

/** In plain n8n: one call for every 500 people. An item of nobody is an error of its own. */
async function askApi(context: IExecuteFunctions, question: HistoryQuestion): Promise<readonly (boolean | Error)[]> {
  if (question.kind !== 'message' && question.journeyId === undefined) {
    throw new NodeOperationError(context.getNode(), 'No journey is chosen', {
      description: 'A workflow of n8n is no journey of its own: say which one to look for.',
    });
  }
  const answers: (boolean | Error)[] = [];
  const asked: { readonly i: number; readonly profileId: string }[] = [];
  for (const i of context.getInputData().keys()) {
    try {
      asked.push({ i, profileId: enteredAs(context, i).profileId });
    } catch (error) {
      answers[i] = error instanceof Error ? error : new Error(String(error));
    }
  }
  for (let start = 0; start < asked.length; start += AT_ONCE) {
    const some = asked.slice(start, start + AT_ONCE);
    const { items } = await callApi<{ items: readonly boolean[] }>(context, {
      method: 'POST',
      path: '/api/profiles/history',
      body: { ...question, profileIds: some.map(({ profileId }) => profileId) },
    });
    for (const [k, { i }] of some.entries()) answers[i] = items[k] === true;
  }
  return answers;
}
