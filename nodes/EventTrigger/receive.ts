import { NodeOperationError, type IDataObject, type IWebhookFunctions, type IWebhookResponseData } from 'n8n-workflow';

import { isSigned } from './signature';
import type { Subscription } from './subscription';

/** What our API posts. `keys` are what the event is about: `checkout:…`, `cart:…`, `order:…`. */
interface Delivery {
  readonly profile: IDataObject;
  readonly event: IDataObject & { readonly receivedAt: string };
  readonly keys: readonly string[];
}

const REMEMBERED = 100;

/** One delivery becomes one item, in the shape that all nodes of a journey expect. Repeats and forgeries start nothing. */
export async function receive(context: IWebhookFunctions): Promise<IWebhookResponseData> {
  const data = context.getWorkflowStaticData('node') as Subscription & { seen?: string[] };
  if (data.secret && !(await isSigned(context, data.secret))) {
    return { webhookResponse: { accepted: false, reason: 'The signature does not match' } };
  }
  const id = context.getHeaderData()['idempotency-key'];
  if (typeof id === 'string') {
    if (data.seen?.includes(id)) return { webhookResponse: { accepted: true, repeated: true } };
    data.seen = [...(data.seen ?? []), id].slice(-REMEMBERED);
  }
  return { workflowData: [[{ json: itemOf(context) }]] };
}

function itemOf(context: IWebhookFunctions): IDataObject {
  const { profile, event, keys } = context.getBodyData() as unknown as Partial<Delivery>;
  if (!profile || !event) {
    throw new NodeOperationError(context.getNode(), 'The body is not an event as Perennial delivers it');
  }
  const kind = context.getNodeParameter('entryKey', '') as string;
  const key = kind === '' ? undefined : keys?.find((candidate) => candidate.startsWith(`${kind}:`));
  return {
    profile,
    event,
    entry: {
      ...(key !== undefined && { key }),
      at: event.receivedAt,
      enrolmentId: context.getExecutionId(),
      journeyId: context.getWorkflow().id ?? '',
    },
  };
}
