import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { changeAll } from '../changeAll';
import { changedNames, readChanges } from './parameters';

/** The item goes on with `update: {changed}`, and with its profile as it is now. */
export async function updateAll(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
  const items = await changeAll(context, (i) => {
    const changes = readChanges(context, i);
    return { changes, ours: { update: { changed: changedNames(changes) } } };
  });
  return [items];
}
