import { aftershipHook } from '../carriers/aftership';
import { easypostHook } from '../carriers/easypost';
import { seventeenTrackHook } from '../carriers/seventeentrack';
import { genericHook } from '../generic/hook';
import { judgemeHook } from '../reviews/judgeme';
import { trustpilotHook } from '../reviews/trustpilot';
import { shopifyHook } from '../shopify/hook';
import { woocommerceHook } from '../woocommerce/hook';
import type { HookKind } from '../model';
import type { Hook } from './hook';

export type { HookKind } from '../model';

/** Every kind of sender that posts webhooks; its name is in the address. */
export const HOOKS: Readonly<Record<HookKind, Hook>> = {
  shopify: shopifyHook,
  woocommerce: woocommerceHook,
  aftership: aftershipHook,
  easypost: easypostHook,
  seventeentrack: seventeenTrackHook,
  judgeme: judgemeHook,
  trustpilot: trustpilotHook,
  webhook: genericHook,
};
