import {
  NodeApiError,
  type IDataObject,
  type IExecuteFunctions,
  type IHookFunctions,
  type IHttpRequestMethods,
  type IPollFunctions,
  type JsonObject,
} from 'n8n-workflow';

type Context = IExecuteFunctions | IHookFunctions | IPollFunctions;

export interface ApiCall {
  readonly method: IHttpRequestMethods;
  readonly path: string;
  readonly body?: IDataObject;
  readonly headers?: Readonly<Record<string, string>>;
  /** Quoted in the error when the call belongs to one item. */
  readonly itemIndex?: number;
}

/** Calls the HTTP API of a Perennial installation with the node's credential. Plain n8n only. */
export async function callApi<T>(context: Context, call: ApiCall): Promise<T> {
  const { method, path, body, headers, itemIndex } = call;
  const { baseUrl } = await context.getCredentials<{ baseUrl: string }>('perennialApi');
  try {
    return (await context.helpers.httpRequestWithAuthentication.call(context, 'perennialApi', {
      method,
      url: `${baseUrl.replace(/\/+$/, '')}${path}`,
      json: true,
      ...(body && { body }),
      ...(headers && { headers: { ...headers } }),
    })) as T;
  } catch (error) {
    throw new NodeApiError(context.getNode(), error as JsonObject, itemIndex === undefined ? {} : { itemIndex });
  }
}

/**
 * The Idempotency-Key of what items from `i` on ask for: the same for a retry of the node, another for each round of a loop, so
 * that a repeat does nothing twice.
 */
export function repeatKey(context: IExecuteFunctions, i: number): string {
  const round = context.evaluateExpression('{{ $runIndex }}', i) as number;
  return ['n8n', context.getWorkflow().id, context.getExecutionId(), context.getNode().id, round, i].join(':');
}

/** The same for something that may be gone: undefined when our API does not know it (any more). */
export async function callApiIfThere<T>(context: Context, call: ApiCall): Promise<T | undefined> {
  try {
    return await callApi<T>(context, call);
  } catch (error) {
    if (error instanceof NodeApiError && error.httpCode === '404') return undefined;
    throw new NodeApiError(context.getNode(), error as JsonObject);
  }
}
