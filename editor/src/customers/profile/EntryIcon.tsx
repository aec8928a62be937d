import {
  Ban,
  CircleCheck,
  Clock,
  CreditCard,
  Eye,
  Mail,
  MousePointerClick,
  PackageCheck,
  Route,
  ShieldCheck,
  ShoppingBag,
  ShoppingCart,
  Star,
  UserRound,
  type LucideIcon,
} from 'lucide-react';

import type { Tone } from '../../design/Badge';
import type { Entry } from './TimelineEntry';

const EVENTS: readonly (readonly [RegExp, LucideIcon])[] = [
  [/^Order (Completed|Paid)$/, ShoppingBag],
  [/^Order/, PackageCheck],
  [/^(Checkout|Payment)/, CreditCard],
  [/^(Cart|Product Added|Product Removed)/, ShoppingCart],
  [/Viewed|Searched$/, Eye],
  [/Review/, Star],
  [/^(Customer|Signed Up|identify)/, UserRound],
  [/^Consent|^Message Unsubscribed/, ShieldCheck],
];

export function EntryIcon({ entry, tone }: { readonly entry: Entry; readonly tone: Tone }) {
  const Icon = iconOf(entry, tone);
  return <Icon />;
}

function iconOf({ kind, title }: Entry, tone: Tone): LucideIcon {
  if (kind === 'enrolment') return Route;
  if (kind === 'consent') return ShieldCheck;
  if (kind === 'event') return EVENTS.find(([name]) => name.test(title))?.[1] ?? MousePointerClick;
  if (tone === 'danger') return Ban;
  if (tone === 'warn' || tone === 'neutral') return Clock;
  return tone === 'accent' ? Mail : CircleCheck;
}
