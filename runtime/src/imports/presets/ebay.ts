import type { OrderFields, OrderLine, OrderRefund } from '../../orders/service';
import { eachOf, lineOf, present, timesOf, type ImportedOrder } from '../rows/importedOrder';
import { buyerOf, idText, instant, list, object, paid, text, type Given } from './reading';

/** An order of eBay's fulfilment API. Undefined when it has no id or no time. */
export function ebayOrder(given: Given, sourceId: string): ImportedOrder | undefined {
  const orderId = idText(given['orderId']);
  const placedAt = instant(given['creationDate']);
  if (orderId === undefined || !placedAt) return undefined;
  const at = instant(given['lastModifiedDate']) ?? placedAt;
  const buyer = object(given['buyer']);
  const registered = object(buyer['buyerRegistrationAddress']);
  const shipTo = object(object(object(list(given['fulfillmentStartInstructions'])[0])['shippingStep'])['shipTo']);
  const country = text(object(shipTo['contactAddress'])['countryCode']);
  return {
    ...{ orderId, at, placedAt },
    ...buyerOf(
      {
        customerId: idText(buyer['username']),
        email: registered['email'] ?? shipTo['email'],
        // An object without a number, where there is none.
        phone: object(registered['primaryPhone'])['phoneNumber'],
        name: registered['fullName'],
        country: text(object(registered['contactAddress'])['countryCode']) ?? country,
      },
      sourceId,
    ),
    fields: fieldsOf(given, { at, country }),
    refunds: list(object(given['paymentSummary'])['refunds']).flatMap((refund) => refundOf(refund, at) ?? []),
  };
}

function fieldsOf(
  given: Given,
  { at, country }: { readonly at: Date; readonly country: string | undefined },
): OrderFields {
  const prices = object(given['pricingSummary']);
  const discount = paid(prices['priceDiscount']);
  const cancelled = text(object(given['cancelStatus'])['cancelState']) === 'CANCELED';
  return present({
    ...{
      total: paid(prices['total']),
      subtotal: paid(prices['priceSubtotal']),
      shipping: paid(prices['deliveryCost']),
    },
    ...{ tax: paid(prices['tax']), discount: discount && { ...discount, amount: Math.abs(discount.amount) } },
    ...{ country, lines: list(given['lineItems']).map(lineIn) },
    financialStatus: text(given['orderPaymentStatus'])?.toLowerCase(),
    fulfilmentStatus: text(given['orderFulfillmentStatus'])?.toLowerCase(),
    cancelled: cancelled ? { at } : undefined,
  });
}

/** Its cost is of the whole quantity. */
function lineIn(item: Given): OrderLine {
  const quantity = Number(item['quantity'] ?? 1);
  const total = paid(item['lineItemCost']);
  return lineOf({
    ...{
      productId: idText(item['legacyItemId']),
      variantId: idText(item['legacyVariationId']),
      sku: text(item['sku']),
    },
    ...{ name: text(item['title']), variant: undefined, brand: undefined, category: undefined, quantity },
    ...{
      price: eachOf(total, quantity) ?? (quantity === 1 ? timesOf(total, 1) : undefined),
      total,
      discount: undefined,
    },
  });
}

function refundOf(given: Given, at: Date): OrderRefund | undefined {
  const amount = paid(given['amount']);
  const id = idText(given['refundId'] ?? given['refundReferenceId']);
  if (!amount || id === undefined || text(given['refundStatus']) === 'FAILED') return undefined;
  return { id, at: instant(given['refundDate']) ?? at, amount };
}
