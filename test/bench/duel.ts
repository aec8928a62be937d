import type { Arena } from './arena';
import { Racer, type Entrant, type Measured } from './race';
import { conditionsOf, costLine, costs, median, rounded, type Result, type Say } from './result';

/** Two that are compared in turn. */
export interface Duel {
  readonly bench: string;
  readonly goal: string;
  readonly ours: Entrant;
  readonly reference: Entrant;
  readonly rounds: number;
}

/** Ours and the reference in turn, the first changing from round to round; the ratio is the median of the rounds' ratios. */
export async function duel(arena: Arena, { bench, goal, ours, reference, rounds }: Duel, say: Say): Promise<Result> {
  const pairs: { readonly ours: Measured; readonly reference: Measured }[] = [];
  const one = await Racer.start(arena, ours);
  const other = await Racer.start(arena, reference);
  try {
    for (const racer of [one, other]) await racer.warmUp();
    for (let round = 0; round < rounds; round++) {
      const first = round % 2 === 0 ? await one.round() : undefined;
      const second = await other.round();
      const pair = { ours: first ?? (await one.round()), reference: second };
      pairs.push(pair);
      say(`round ${String(round + 1)}  ours ${line(pair.ours)}  reference ${line(pair.reference)}`);
    }
  } finally {
    await Promise.all([one.end(), other.end()]);
  }
  const { commandsByName } = pairs.at(-1)!.ours;
  say(`commands of ours in the last round, ${String(ours.wakeUps)} wake-ups: ${JSON.stringify(commandsByName)}`);
  return {
    ...{ bench, goal, rounds, unit: 'wake-ups/s' },
    ours: Math.round(median(pairs.map((pair) => pair.ours.perSecond))),
    reference: Math.round(median(pairs.map((pair) => pair.reference.perSecond))),
    ratio: rounded(median(pairs.map((pair) => pair.ours.perSecond / pair.reference.perSecond))),
    ...costs(
      pairs.map((pair) => pair.ours),
      pairs.map((pair) => pair.reference),
    ),
    perUnit: {
      commands: rounded(median(pairs.map((pair) => pair.ours.commands)), 4),
      bytes: Math.round(median(pairs.map((pair) => pair.ours.bytes))),
    },
    conditions: {
      ...{ wakeUps: ours.wakeUps, waiting: ours.waiting, processes: ours.processes },
      ...{ referenceWakeUps: reference.wakeUps, referenceWaiting: reference.waiting },
      ...(await conditionsOf(arena)),
    },
  };
}

function line(measured: Measured): string {
  return `${measured.perSecond.toFixed(0)}/s (${costLine(measured)})`;
}
