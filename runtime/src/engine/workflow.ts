/** A journey as n8n keeps it: n8n's own workflow JSON, the fields we read. Everything else in it is carried along untouched. */
export interface WorkflowNode {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly typeVersion: number;
  readonly position: readonly [number, number];
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly disabled?: boolean;
  readonly onError?: 'stopWorkflow' | 'continueRegularOutput' | 'continueErrorOutput';
  readonly retryOnFail?: boolean;
  readonly maxTries?: number;
  readonly waitBetweenTries?: number;
  /** Ours: an external step whose outcome nobody knows is run again instead of becoming a dead letter. */
  readonly onUnknown?: 'runAgain';
  /** Ours: seconds an external step may take for one profile, instead of the installation's. */
  readonly timeLimit?: number;
  readonly credentials?: Readonly<Record<string, { readonly id?: string | null; readonly name: string }>>;
  readonly notes?: string;
}

export interface WorkflowTarget {
  readonly node: string;
  readonly type: string;
  readonly index: number;
}

/** Node name → connection type (`main`) → outputs → targets. An output that leads nowhere may be null or []. */
export type WorkflowConnections = Readonly<
  Record<string, Readonly<Record<string, readonly (readonly WorkflowTarget[] | null)[]>>>
>;

export interface JourneyWorkflow {
  readonly name: string;
  readonly nodes: readonly WorkflowNode[];
  readonly connections: WorkflowConnections;
}
