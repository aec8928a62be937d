/** When a circuit opens, and what happens while it is open. Tests shorten them. */
export interface CircuitLimits {
  /** It opens when so many people have failed, one after the other, and nobody got through in between. */
  readonly people: number;
  /** Or when so many have run it alone, and of those before the last none came back: their processes ended. */
  readonly crashes: number;
  /** Milliseconds in which that has to happen: a step that fails for one person a day fails for that person. */
  readonly window: number;
  /** Milliseconds until somebody tries; doubled with each try that fails, up to the longest. */
  readonly firstProbe: number;
  readonly longestProbe: number;
  /** How many of the held come by in a second: of a step that calls other systems, and of any other. */
  readonly perSecond: { readonly external: number; readonly local: number };
  /** Milliseconds a process goes by what it has read. */
  readonly known: number;
}

export const CIRCUIT_LIMITS: CircuitLimits = {
  people: 10,
  crashes: 3,
  window: 3_600_000,
  firstProbe: 15_000,
  longestProbe: 300_000,
  perSecond: { external: 20, local: 200 },
  known: 1_000,
};

/** Milliseconds until the next try, when so many have failed. */
export function probeAfter({ firstProbe, longestProbe }: CircuitLimits, probes: number): number {
  return Math.min(longestProbe, firstProbe * 2 ** Math.min(probes, 20));
}
