import { z } from 'zod';

import { pageOf, pageQuery } from '../../platform/http/page';

const text = z.string().optional();

export const shopRequestShape = z
  .object({
    ...{ id: z.string(), sourceId: z.string() },
    kind: z
      .enum(['customerData', 'customerErasure', 'shopErasure'])
      .describe('To see it, to have it gone, a whole shop'),
    customerId: z.string().optional().describe("The shop's id of the customer; gone once it is done"),
    ...{ email: text, phone: text, shopsId: text, orderIds: z.array(z.string()) },
    ...{ requestedAt: z.iso.datetime(), dueAt: z.iso.datetime() },
    state: z.enum(['open', 'done']),
    ...{ doneAt: z.iso.datetime().optional(), proof: text },
  })
  .meta({ id: 'ShopRequest' });

export const shopRequestPage = pageOf(shopRequestShape).meta({ id: 'ShopRequestPage' });
export const shopRequestQuery = pageQuery.extend({ state: z.enum(['open', 'done']).optional() });
export const shopRequestParams = z.object({ requestId: z.string().max(64) });

export type ShopRequestAnswer = z.input<typeof shopRequestShape>;
