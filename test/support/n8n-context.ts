import type {
  IExecuteFunctions,
  IHookFunctions,
  INode,
  INodeExecutionData,
  IPollFunctions,
  IWebhookFunctions,
} from 'n8n-workflow';

interface Asked {
  readonly method: string;
  readonly url: string;
  readonly body?: Record<string, unknown>;
  readonly headers?: Record<string, string>;
}

interface ContextOptions {
  readonly items?: readonly Record<string, unknown>[];
  /** One value for all items, or a function of the item's index. */
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly continueOnFail?: boolean;
  /** What `{{ … }}` gives, by the text between the braces. */
  readonly expressions?: Readonly<Record<string, unknown>>;
  /** Answers our API: throws, or gives the body. */
  readonly api?: (request: Asked) => unknown;
  readonly staticData?: Record<string, unknown>;
  readonly request?: { readonly body: string; readonly headers: Readonly<Record<string, string>> };
}

export interface Context {
  /** What n8n hands to a node; only what our nodes use of it. */
  readonly n8n: IExecuteFunctions & IHookFunctions & IPollFunctions & IWebhookFunctions;
  readonly asked: Asked[];
  waitsUntil: Date | undefined;
}

const NODE: INode = { id: 'n1', name: 'Step', type: 'x', typeVersion: 1, position: [0, 0], parameters: {} };

/** Plain n8n as a node sees it: no `helpers.perennial`. */
export function aContext({ items = [{}], parameters = {}, expressions = {}, ...rest }: ContextOptions = {}): Context {
  const input: INodeExecutionData[] = items.map((json) => ({ json: json as INodeExecutionData['json'] }));
  const parameter = (name: string, i: unknown, fallback: unknown) => {
    const value = name in parameters ? parameters[name] : fallback;
    return typeof value === 'function' ? (value as (i: unknown) => unknown)(i) : value;
  };
  const context: Context = { n8n: {} as Context['n8n'], asked: [], waitsUntil: undefined };
  Object.assign(context.n8n, {
    getNode: () => NODE,
    getInputData: () => input,
    // Webhooks and hooks have no item: their second argument is the fallback.
    getNodeParameter: (name: string, second: unknown, fallback: unknown) =>
      typeof second === 'number' ? parameter(name, second, fallback) : parameter(name, 0, second),
    continueOnFail: () => rest.continueOnFail ?? false,
    evaluateExpression: (text: string) => expressions[text.replace(/^\{\{\s*|\s*\}\}$/g, '')],
    getExecutionId: () => '42',
    getTimezone: () => 'UTC',
    getWorkflow: () => ({ id: 'w1', name: 'Workflow', active: true }),
    getParentNodes: () => [],
    getCredentials: () => Promise.resolve({ baseUrl: 'https://perennial.example/' }),
    getNodeWebhookUrl: () => 'https://n8n.example/webhook/1',
    getWorkflowStaticData: () => rest.staticData ?? {},
    getBodyData: () => JSON.parse(rest.request?.body ?? '{}') as object,
    getHeaderData: () => rest.request?.headers ?? {},
    getRequestObject: () => ({ rawBody: Buffer.from(rest.request?.body ?? '') }),
    putExecutionToWait: (until: Date) => {
      context.waitsUntil = until;
      return Promise.resolve();
    },
    helpers: {
      httpRequestWithAuthentication: (_type: string, request: Asked) => {
        context.asked.push(request);
        // eslint-disable-next-line @typescript-eslint/require-await -- what n8n's helper throws, it rejects with
        return (async () => rest.api?.(request) ?? {})();
      },
    },
  });
  return context;
}
