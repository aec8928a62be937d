import { slotOf, type Identifier, type IdentifierKind } from '../identifier';

/** Kinds of which one person may only have so many; checkouts, carts and orders come without end. */
export const LIMITED = ['external', 'shopCustomer', 'email', 'phone', 'anonymous'] as const satisfies IdentifierKind[];
export type LimitedKind = (typeof LIMITED)[number];

/** How many identifiers of a kind one person may have; of shop ids, in each shop. */
export type Limits = Readonly<Record<LimitedKind, number>>;

/** One account per system and shop is what keeps two people apart; addresses and devices change, but not without end. */
export const DEFAULT_LIMITS: Limits = { external: 1, shopCustomer: 1, email: 10, phone: 10, anonymous: 200 };

/** How many identifiers somebody has, by slot. */
export type Counts = ReadonlyMap<string, number>;

export const isLimited = (kind: string): kind is LimitedKind => LIMITED.some((each) => each === kind);

/** Undefined: any number. */
const limitOfSlot = (slot: string, limits: Limits): number | undefined => {
  const kind = slot.split(':')[0] ?? '';
  return isLimited(kind) ? limits[kind] : undefined;
};

/** Whether one more of this kind is too many. */
export function isOver(counts: Counts, given: Identifier, limits: Limits): boolean {
  const limit = limitOfSlot(slotOf(given), limits);
  return limit !== undefined && (counts.get(slotOf(given)) ?? 0) >= limit;
}

/** The kind of which these people together would have too many; of accounts only when nobody says that they are one person. */
export function overTogether(
  a: Counts,
  b: Counts,
  { limits, explicit }: { readonly limits: Limits; readonly explicit: boolean },
): LimitedKind | undefined {
  for (const [slot, count] of b) {
    const kind = slot.split(':')[0] ?? '';
    if (!isLimited(kind) || (explicit && isAccount(kind))) continue;
    const held = a.get(slot) ?? 0;
    if (held > 0 && held + count > limits[kind]) return kind;
  }
  return undefined;
}

const isAccount = (kind: LimitedKind): boolean => kind === 'external' || kind === 'shopCustomer';

export function together(a: Counts, b: Counts): Counts {
  const sum = new Map(a);
  for (const [slot, count] of b) sum.set(slot, (sum.get(slot) ?? 0) + count);
  return sum;
}
