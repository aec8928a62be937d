import type { Api } from '../../platform/http/api';
import {
  shopRequestPage,
  shopRequestParams,
  shopRequestQuery,
  shopRequestShape,
  type ShopRequestAnswer,
} from './contract';
import type { ShopRequest } from './model';
import type { ShopRequests } from './service';

const TAG = 'Sources';

export function shopRequestRoutes(api: Api, requests: ShopRequests): void {
  api.route({
    method: 'get',
    path: '/api/shop-requests',
    summary: 'What shops ask of what is held of their customers, newest first',
    tag: TAG,
    access: 'profiles:read',
    query: shopRequestQuery,
    response: shopRequestPage,
  })(async ({ query, caller: { workspaceId } }) => {
    const page = await requests.list({ workspaceId, ...query });
    return { ...page, items: page.items.map(answerOf) };
  });

  api.route({
    method: 'post',
    path: '/api/shop-requests/:requestId/close',
    summary: 'Note that a request was answered by hand',
    tag: TAG,
    access: 'profiles:edit',
    params: shopRequestParams,
    response: shopRequestShape,
  })(async ({ params: { requestId }, caller, did }) => {
    const request = await requests.close(caller.workspaceId, requestId, `by hand: ${caller.id}`);
    await did('shop_request.closed', { kind: 'shopRequest', id: requestId });
    return answerOf(request);
  });
}

function answerOf({ _id: id, requestedAt, dueAt, doneAt, orderIds, ...request }: ShopRequest): ShopRequestAnswer {
  const { sourceId, kind, state, customerId, email, phone, shopsId, proof } = request;
  return {
    ...{ id, sourceId, kind, state, orderIds: [...orderIds] },
    ...(customerId !== undefined && { customerId }),
    ...(email !== undefined && { email }),
    ...(phone !== undefined && { phone }),
    ...(shopsId !== undefined && { shopsId }),
    ...(proof !== undefined && { proof }),
    ...{ requestedAt: requestedAt.toISOString(), dueAt: dueAt.toISOString() },
    ...(doneAt && { doneAt: doneAt.toISOString() }),
  };
}
