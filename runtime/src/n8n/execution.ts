import { ExecuteContext } from 'n8n-core';
import {
  type CloseFunction,
  type ICredentialsHelper,
  type IExecuteFunctions,
  type INode,
  type INodeExecutionData,
  type IRunExecutionData,
  type ISourceData,
} from 'n8n-workflow';

import type { PerennialHelpers } from '../../../nodes/perennial';
import { additionalData } from './additional-data';
import type { Lane } from './lanes';

export interface Execution {
  readonly id: string;
  readonly lane: Lane;
  readonly node: INode;
  readonly items: INodeExecutionData[];
  readonly run: IRunExecutionData;
  readonly source: ISourceData | undefined;
  readonly credentials: ICredentialsHelper;
  readonly perennial: PerennialHelpers;
  readonly signal: AbortSignal;
}

/** The execution was cut off: it may go on in the background, so its lane must not be used again. */
export class CutOff extends Error {
  override readonly name = 'CutOff';
}

/** Runs one node once on its items, as n8n's engine would call it. Gives its outputs; a node that gives none, none. */
export async function execute(execution: Execution): Promise<readonly (INodeExecutionData[] | null)[]> {
  const { lane, node, signal } = execution;
  const type = lane.workflow.nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
  if (!type.execute) throw new Error(`A node of the type "${node.type}" cannot stand inside a journey`);
  const closing: CloseFunction[] = [];
  const context = contextOf(execution, closing);
  Object.assign(context.helpers, { perennial: execution.perennial });
  const running = Promise.resolve(type.execute.call(context));
  try {
    const outputs = await unlessAborted(running, signal);
    if (execution.run.waitTill) {
      throw new Error(`"${node.name}" wants to hold the execution by itself; put a Perennial Wait there instead`);
    }
    if (outputs !== null && !Array.isArray(outputs)) {
      throw new Error(`"${node.name}" asks for other nodes to be run, which a journey cannot do`);
    }
    return outputs ?? [];
  } finally {
    await Promise.allSettled(closing.map((close) => close()));
  }
}

function contextOf({ id, lane, node, items, run, source, ...rest }: Execution, closing: CloseFunction[]) {
  const data = { main: [items] };
  const context = new ExecuteContext(
    lane.workflow,
    node,
    additionalData(id, rest.credentials),
    'trigger',
    run,
    0,
    items,
    data,
    { node, data, source: source ? { main: [source] } : null },
    closing,
    rest.signal,
  );
  // n8n's own class and interface disagree under exactOptionalPropertyTypes.
  return context as unknown as IExecuteFunctions;
}

async function unlessAborted<T>(running: Promise<T>, signal: AbortSignal): Promise<T> {
  let stop: (() => void) | undefined;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => {
      reject(new CutOff('The step took too long and was cut off', { cause: signal.reason }));
    };
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([running, aborted]);
  } finally {
    if (stop) signal.removeEventListener('abort', stop);
    // What an execution does after it was cut off interests nobody any more.
    running.catch(() => undefined);
  }
}
