import type { LucideIcon } from 'lucide-react';

import type { Preset } from '../canvas/edits/insert';
import { FAMILY_ORDER, familyOf, type StepType } from '../canvas/graph/types';
import type { Family } from '../design/Tile';

/** A kind of step as it is offered: with the words of the viewer's language. */
export interface Offer {
  /** Of its kind; one kind of step may be offered in several ways. */
  readonly id: string;
  readonly type: StepType;
  readonly name: string;
  /** What typing is compared with besides the name. */
  readonly words: string;
  readonly preset?: Preset | undefined;
  /** Instead of the one of its kind. */
  readonly icon?: LucideIcon | undefined;
  /** Why it cannot be put in. */
  readonly refusal?: string | undefined;
}

export interface OfferGroup {
  readonly family: Family;
  readonly offers: readonly Offer[];
}

/** By family, in the order of the palette; families without a step are left out. */
export function grouped(offers: readonly Offer[]): readonly OfferGroup[] {
  const byFamily = Map.groupBy(offers, ({ type }) => familyOf(type.type));
  return FAMILY_ORDER.flatMap((family) => {
    const members = byFamily.get(family);
    return members ? [{ family, offers: members }] : [];
  });
}

/** Those that fit what is typed, the ones whose name begins so first; everything when nothing is typed. */
export function fitting(offers: readonly Offer[], typed: string): readonly Offer[] {
  const wanted = typed.trim().toLowerCase();
  if (wanted === '') return offers;
  const parts = wanted.split(/\s+/);
  const found = offers.filter(({ name, words }) => {
    const text = `${name} ${words}`.toLowerCase();
    return parts.every((part) => text.includes(part));
  });
  const rank = ({ name }: Offer) =>
    name.toLowerCase().startsWith(wanted) ? 0 : name.toLowerCase().includes(wanted) ? 1 : 2;
  return found.toSorted((a, b) => rank(a) - rank(b) || Number(b.type.ours) - Number(a.type.ours));
}
