import {
  NodeApiError,
  NodeOperationError,
  type IExecuteFunctions,
  type INode,
  type INodeExecutionData,
} from 'n8n-workflow';

/** The same item with one key of ours added, paired with its input. */
export function passedOn(item: INodeExecutionData, i: number, ours: INodeExecutionData['json'] = {}) {
  return { json: { ...item.json, ...ours }, pairedItem: { item: i } } satisfies INodeExecutionData;
}

/** The error of one item, so that n8n and our runtime know which profile it was. */
export function itemError(node: INode, error: unknown, itemIndex: number): NodeApiError | NodeOperationError {
  if (error instanceof NodeApiError || error instanceof NodeOperationError) {
    error.context['itemIndex'] ??= itemIndex;
    return error;
  }
  return new NodeOperationError(node, error instanceof Error ? error : String(error), { itemIndex });
}

/** With "Continue (on error)" an item that failed goes on as `{error}`; otherwise its error is thrown. */
export function continued(context: IExecuteFunctions, error: unknown, i: number): INodeExecutionData {
  const known = itemError(context.getNode(), error, i);
  if (!context.continueOnFail()) throw known;
  return { json: { error: known.message }, error: known, pairedItem: { item: i } };
}
