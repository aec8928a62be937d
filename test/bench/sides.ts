/** What a process of a benchmark does. */
export type Role = 'ours' | 'raw' | 'perProfile';

/** A round as its process is told of it. */
export interface Round {
  readonly mongodbUri: string;
  /** Wake-ups that are ready for all processes of the round together. */
  readonly wakeUps: number;
  /** Processes that share them. */
  readonly processes: number;
}

/** One process of a round: it joins, stands by until it may go, and says how far it is. */
export interface Side {
  /** Resolves when it would begin at once. */
  join(round: Round): Promise<void>;
  go(): void;
  /** Wake-ups done since `go`. */
  done(): number;
  leave(): Promise<void>;
}

export type ToSide = { readonly what: 'join'; readonly round: Round } | { readonly what: 'go' | 'leave' };

export type FromSide =
  | { readonly what: 'ready' | 'joined' | 'left' }
  /** `cpu` in microseconds of this process since `go`. */
  | { readonly what: 'progress'; readonly done: number; readonly cpu: number }
  | { readonly what: 'failed'; readonly why: string };
