import { Eye, Package, ShoppingCart, Undo2, UserPlus, Waypoints, type LucideIcon } from 'lucide-react';

import { Tile } from '../../design/Tile';

const ICONS: readonly (readonly [RegExp, LucideIcon])[] = [
  [/cart|checkout/i, ShoppingCart],
  [/refund|cancel/i, Undo2],
  [/order|deliver|fulfil/i, Package],
  [/view|search/i, Eye],
  [/sign|register|subscrib/i, UserPlus],
];

/** A picture after what lets people in. */
export function JourneyIcon({ events }: { readonly events: readonly string[] }) {
  const [event = ''] = events;
  const Icon = ICONS.find(([pattern]) => pattern.test(event))?.[1] ?? Waypoints;
  return (
    <Tile>
      <Icon />
    </Tile>
  );
}
