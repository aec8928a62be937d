/** Step → the steps its outputs lead to. Every step is a key. */
export type Edges = ReadonlyMap<string, ReadonlySet<string>>;

export function reachable(edges: Edges, from: Iterable<string>): ReadonlySet<string> {
  const seen = new Set<string>(from);
  for (const step of seen) for (const next of edges.get(step) ?? []) seen.add(next);
  return seen;
}

export function reversed(edges: Edges): Edges {
  const back = new Map<string, Set<string>>([...edges.keys()].map((step) => [step, new Set()]));
  for (const [step, targets] of edges) for (const target of targets) back.get(target)?.add(step);
  return back;
}

/** Without the ways that lead on from some steps: where an enrolment rests, a wake-up ends. */
export function cutAt(edges: Edges, rests: (step: string) => boolean): Edges {
  return new Map([...edges].map(([step, targets]) => [step, rests(step) ? new Set<string>() : targets]));
}

/** Groups of steps that lead back to themselves: strongly connected, each in the order of the graph. */
export function loops(edges: Edges): readonly (readonly string[])[] {
  const back = reversed(edges);
  const grouped = new Set<string>();
  const found: string[][] = [];
  for (const step of edges.keys()) {
    if (grouped.has(step)) continue;
    const around = reachable(edges, edges.get(step) ?? []);
    if (!around.has(step)) continue;
    const before = reachable(back, [step]);
    const group = [...edges.keys()].filter((other) => around.has(other) && before.has(other));
    group.forEach((member) => grouped.add(member));
    found.push(group);
  }
  return found;
}

/** Positions in a topological order of a graph without loops; what a loop swallows comes last. */
export function order(edges: Edges): ReadonlyMap<string, number> {
  const waitsFor = new Map([...reversed(edges)].map(([step, sources]) => [step, sources.size]));
  const ready = [...waitsFor].filter(([, count]) => count === 0).map(([step]) => step);
  const sorted: string[] = [];
  for (let step = ready.shift(); step !== undefined; step = ready.shift()) {
    sorted.push(step);
    for (const target of edges.get(step) ?? []) {
      const left = (waitsFor.get(target) ?? 0) - 1;
      waitsFor.set(target, left);
      if (left === 0) ready.push(target);
    }
  }
  const rest = [...edges.keys()].filter((step) => !sorted.includes(step));
  return new Map([...sorted, ...rest].map((step, position) => [step, position]));
}
