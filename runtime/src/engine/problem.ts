/** What is wrong with a journey, in words that lead to the place. `error` blocks publishing, `warning` does not. */
export interface JourneyProblem {
  /** Stable, e.g. `loop_without_hold`. */
  readonly code: string;
  readonly severity: 'error' | 'warning';
  /** Quotes the bad value and says what to do. */
  readonly message: string;
  /** Of the step it is about; absent when it is about the journey as a whole. */
  readonly stepKey?: string;
  readonly nodeName?: string;
  /** Dotted path of the parameter, so that the editor can focus the field. */
  readonly parameter?: string;
}
