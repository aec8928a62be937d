/** A line of `GET /api/enrolments/:id` → `history`. */
export interface HistoryLine {
  readonly stepKey: string;
  readonly stepName?: string | undefined;
  readonly visit: number;
  readonly at: string;
  readonly what: string;
  readonly detail?: string | undefined;
  readonly output?: number | undefined;
}

/** One stay at a step: when the person came, when and by which output they left. */
export interface Stay {
  readonly stepKey: string;
  readonly name: string;
  readonly visit: number;
  readonly from: string;
  /** Absent: still there, or the journey ended there. */
  readonly until?: string | undefined;
  readonly output?: number | undefined;
  /** What held the person here: `time`, `listen`, `send`. */
  readonly held?: string | undefined;
  /** How the hold ended, or why the step failed; a code or an event's name. */
  readonly detail?: string | undefined;
  readonly what: 'entered' | 'passed' | 'waited' | 'failed' | 'ended' | 'here';
  /** Times the wait began anew. */
  readonly restarts: number;
}

export interface Path {
  readonly stays: readonly Stay[];
  /** Step keys with the moment the person first came there. */
  readonly steps: ReadonlyMap<string, string>;
  /** `stepKey:output` of every way taken. */
  readonly edges: ReadonlySet<string>;
}

const NO_STEP = new Set(['moved', 'parked', 'unparked']);

/** A history told as stays at steps, in the order they happened. */
export function pathOf(history: readonly HistoryLine[]): Path {
  const byVisit = Map.groupBy(
    history.filter(({ what }) => !NO_STEP.has(what)),
    ({ stepKey, visit }) => `${stepKey}:${String(visit)}`,
  );
  const stays = [...byVisit.values()].map(stayOf);
  const steps = new Map<string, string>();
  for (const { stepKey, from } of stays) if (!steps.has(stepKey)) steps.set(stepKey, from);
  const taken = history.filter(({ output, what }) => output !== undefined && !NO_STEP.has(what));
  return { stays, steps, edges: new Set(taken.map(({ stepKey, output }) => edgeKey(stepKey, output ?? 0))) };
}

export const edgeKey = (stepKey: string, output: number): string => `${stepKey}:${String(output)}`;

function stayOf(lines: readonly HistoryLine[]): Stay {
  const [first] = lines;
  const of = (...whats: string[]) => lines.findLast(({ what }) => whats.includes(what));
  const left = of('resumed', 'passed', 'entered');
  const failed = of('failed');
  const ended = of('ended');
  const held = of('held');
  const last = left ?? ended ?? failed ?? held ?? first;
  return {
    stepKey: first?.stepKey ?? '',
    name: first?.stepName ?? first?.stepKey ?? '',
    visit: first?.visit ?? 1,
    from: first?.at ?? '',
    until: (left ?? ended)?.at,
    output: left?.output,
    held: held?.detail,
    detail: last?.detail,
    what: whatOf({ left, failed, ended, held }),
    restarts: lines.filter(({ what }) => what === 'restarted').length,
  };
}

type Found = Partial<Record<'left' | 'failed' | 'ended' | 'held', HistoryLine | undefined>>;

function whatOf({ left, failed, ended, held }: Found): Stay['what'] {
  if (left) return left.what === 'entered' ? 'entered' : held ? 'waited' : 'passed';
  if (ended) return 'ended';
  return failed && !held ? 'failed' : 'here';
}
