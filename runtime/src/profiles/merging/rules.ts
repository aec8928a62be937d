import type { Identifier } from '../identifier';
import { isJunk, patternOf } from './blocked';
import { DEFAULT_LIMITS, type Limits } from './limits';

/** What must not identify anybody in a workspace, and how much of what one person may have. */
export interface IdentityRules {
  readonly limits: Limits;
  blocks(identifier: Identifier): boolean;
}

export interface BlockedValue {
  readonly kind: Identifier['kind'] | 'any';
  /** Normalised; `*` stands for anything: `*@myshop.com`, `kiosk-*`. */
  readonly value: string;
}

export const NO_RULES: IdentityRules = { limits: DEFAULT_LIMITS, blocks: isJunk };

export function rulesOf(blocked: readonly BlockedValue[], limits: Partial<Limits> = {}): IdentityRules {
  const exact = new Set(
    blocked.filter(({ value }) => !value.includes('*')).map(({ kind, value }) => `${kind}:${value.toLowerCase()}`),
  );
  const patterns = blocked
    .filter(({ value }) => value.includes('*'))
    .map(({ kind, value }) => ({ kind, pattern: patternOf(value) }));
  return {
    limits: { ...DEFAULT_LIMITS, ...limits },
    blocks: (identifier) => {
      const { kind, value } = identifier;
      const low = value.toLowerCase();
      return (
        isJunk(identifier) ||
        exact.has(`${kind}:${low}`) ||
        exact.has(`any:${low}`) ||
        patterns.some((each) => (each.kind === 'any' || each.kind === kind) && each.pattern.test(low))
      );
    },
  };
}
