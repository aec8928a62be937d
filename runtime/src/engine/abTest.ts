/** What an A/B test compares and by what: of one version, by the outputs of its step. */
export interface AbTest {
  readonly stepKey: string;
  readonly name: string;
  /** In the order of the outputs. */
  readonly variants: readonly AbVariant[];
  /** It has a last output for those who get no variant. */
  readonly holdout: boolean;
  /** What counts as converted, once per person. */
  readonly event: string;
  /** How long after the assignment it counts. */
  readonly days: number;
  /** Property of the event that says what it is worth. */
  readonly valuePath?: string;
}

export interface AbVariant {
  /** The same in every version, whatever it is called. */
  readonly key: string;
  readonly name: string;
}

/** The key of those who are held out. */
export const HOLDOUT = 'holdout';

/** Which variant an output stands for; undefined for one the test has not. */
export function variantAt({ variants, holdout }: AbTest, output: number): string | undefined {
  return output === variants.length && holdout ? HOLDOUT : variants[output]?.key;
}
