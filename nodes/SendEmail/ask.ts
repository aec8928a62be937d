import type { INodeExecutionData } from 'n8n-workflow';

import { itemError, passedOn } from '../items';
import type { RuntimeContext } from '../perennial';
import { readSend } from './parameters';

/** In our runtime: asks for the send, which holds each profile until its outcome. Nothing leaves here. */
export function askAll(context: RuntimeContext): INodeExecutionData[][] {
  const items = context.getInputData();
  for (const i of items.keys()) {
    try {
      context.helpers.perennial.send(i, readSend(context, i));
    } catch (error) {
      throw itemError(context.getNode(), error, i);
    }
  }
  return [items.map((item, i) => passedOn(item, i))];
}
