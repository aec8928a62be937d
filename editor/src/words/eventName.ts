import { referenceOf } from '../inspector/expression';
import type { Translate } from '../i18n/translate';
import { fieldName } from './fieldName';

/** What people enter by whom a program or a person adds; nobody sends it. */
const ADDED = 'Added To Journey';
/** What people enter by on a day of theirs. */
const DATE_REACHED = 'Date Reached';

/** The usual names of the Segment e-commerce specification, and those our own steps write; others stay as they are. */
const NAMES: Readonly<Record<string, (t: Translate) => string>> = {
  [ADDED]: (t) => t('words:event.addedToJourney'),
  [DATE_REACHED]: (t) => t('words:event.dateReached'),
  'Cart Updated': (t) => t('words:event.cartUpdated'),
  'Cart Viewed': (t) => t('words:event.cartViewed'),
  'Checkout Started': (t) => t('words:event.checkoutStarted'),
  'Checkout Updated': (t) => t('words:event.checkoutUpdated'),
  'Checkout Step Completed': (t) => t('words:event.checkoutStepCompleted'),
  'Coupon Applied': (t) => t('words:event.couponApplied'),
  'Form Submitted': (t) => t('words:event.formSubmitted'),
  'Loyalty Tier Changed': (t) => t('words:event.loyaltyTierChanged'),
  'Message Sent': (t) => t('words:event.messageSent'),
  'Message Unsubscribed': (t) => t('words:event.unsubscribed'),
  'Order Cancelled': (t) => t('words:event.orderCancelled'),
  'Order Completed': (t) => t('words:event.orderCompleted'),
  'Order Fulfilled': (t) => t('words:event.orderFulfilled'),
  'Order Delivered': (t) => t('words:event.orderDelivered'),
  'Order Paid': (t) => t('words:event.orderPaid'),
  'Order Refunded': (t) => t('words:event.orderRefunded'),
  'Order Updated': (t) => t('words:event.orderUpdated'),
  'Payment Info Entered': (t) => t('words:event.paymentInfoEntered'),
  'Product Added': (t) => t('words:event.productAdded'),
  'Product List Viewed': (t) => t('words:event.productListViewed'),
  'Product Removed': (t) => t('words:event.productRemoved'),
  'Product Reviewed': (t) => t('words:event.productReviewed'),
  'Product Viewed': (t) => t('words:event.productViewed'),
  'Products Searched': (t) => t('words:event.productsSearched'),
  'RFM Tier Changed': (t) => t('words:event.rfmTierChanged'),
  'Segment Entered': (t) => t('words:event.segmentEntered'),
  'Segment Left': (t) => t('words:event.segmentLeft'),
  'Signed Up': (t) => t('words:event.signedUp'),
  'Tier Changed': (t) => t('words:event.tierChanged'),
};

/** Names the editor knows, for suggestions where nothing has arrived yet. */
export const KNOWN_EVENTS: readonly string[] = Object.keys(NAMES).filter(
  (name) => name !== ADDED && name !== DATE_REACHED,
);

/** An event's name on screen, of one out of the data its field; in code, addresses and the API it stays English. */
export function eventName(t: Translate, name: string): string {
  if (Object.hasOwn(NAMES, name)) return NAMES[name]?.(t) ?? name;
  const reference = referenceOf(name);
  return reference ? fieldName(t, reference.path) : name;
}
