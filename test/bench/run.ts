import { parseArgs } from 'node:util';

import { Arena } from './arena';
import { duel, type Duel } from './duel';
import { entry } from './entry';
import { fairness } from './fairness';
import { importing } from './import';
import { ingest } from './ingest';
import { latency } from './latency';
import { nodes } from './nodes';
import type { Entrant } from './race';
import type { Result, Say } from './result';
import { segmentCount } from './segment-count';
import { segmentFlip } from './segment-flip';
import { sends } from './sends';
import { storage } from './storage';

interface Sizes {
  readonly wakeUps: number;
  readonly rounds: number;
  readonly waiting: number;
  readonly events: number;
  /** Overdue in one workspace, for `fairness`. */
  readonly backlog: number;
}

const USUAL: Sizes = { wakeUps: 20_000, rounds: 5, waiting: 1_000_000, events: 10_000, backlog: 100_000 };
/** Shows that everything runs, and measures nothing. */
const SMOKE: Sizes = { wakeUps: 400, rounds: 1, waiting: 400, events: 100, backlog: 20_000 };

/** One Agenda job per profile is slow: so many of them are enough. */
const PER_PROFILE_SHARE = 20;
const LATENCY_SHARE = 50;
/** People of another workspace, one every 50 ms. */
const OTHERS_SHARE = 50;
/** Executions of a real n8n server: some dozens a second. */
const NODES_SHARE = 10;

/** A hundred thousand documents of each collection where others handle ten thousand events. */
const STORED_SHARE = 10;

/** Mails to a mail server that keeps each in a file. */
const SENDS_SHARE = 4;

type Bench = (arena: Arena, sizes: Sizes, say: Say) => Promise<Result>;

const ours = (sizes: Sizes, more: Partial<Entrant> = {}): Entrant => ({
  ...{ role: 'ours', processes: 1, questions: 'paths', wakeUps: sizes.wakeUps, waiting: 0 },
  ...more,
});

const dueling =
  (of: (sizes: Sizes) => Omit<Duel, 'rounds' | 'bench'>) =>
  (bench: string): Bench =>
  async (arena, sizes, say) =>
    await duel(arena, { bench, rounds: sizes.rounds, ...of(sizes) }, say);

const DUELS: Readonly<Record<string, ReturnType<typeof dueling>>> = {
  wakeups: dueling((sizes) => ({ goal: '≥ 0.5', ours: ours(sizes), reference: ours(sizes, { role: 'raw' }) })),
  'wakeups-2': dueling((sizes) => ({ goal: '≥ 1.0', ours: ours(sizes, { processes: 2 }), reference: ours(sizes) })),
  'per-profile': dueling((sizes) => ({
    goal: '≥ 50',
    ours: ours(sizes),
    reference: ours(sizes, { role: 'perProfile', wakeUps: Math.ceil(sizes.wakeUps / PER_PROFILE_SHARE) }),
  })),
  expressions: dueling((sizes) => ({
    goal: '≥ 0.4',
    ours: ours(sizes, { questions: 'expressions' }),
    reference: ours(sizes),
  })),
  waiting: dueling((sizes) => ({
    goal: '≥ 0.9',
    ours: ours(sizes, { waiting: sizes.waiting }),
    reference: ours(sizes, { waiting: sizes.waiting / 10 }),
  })),
};

const BENCHES: Readonly<Record<string, Bench>> = {
  ...Object.fromEntries(Object.entries(DUELS).map(([name, make]) => [name, make(name)])),
  entry,
  fairness: (arena, { backlog, wakeUps }, say) =>
    fairness(arena, { backlog, others: Math.ceil(wakeUps / OTHERS_SHARE) }, say),
  ingest: (arena, { events, rounds, waiting }, say) => ingest(arena, { events, rounds, people: waiting }, say),
  latency: (arena, sizes, say) => latency(arena, { events: Math.ceil(sizes.events / LATENCY_SHARE) }, say),
  'segment-count': (arena, sizes, say) => segmentCount(arena, { people: sizes.waiting, rounds: sizes.rounds }, say),
  'segment-flip': (arena, sizes, say) => segmentFlip(arena, { events: Math.ceil(sizes.events / LATENCY_SHARE) }, say),
  sends: (arena, sizes, say) => sends(arena, { messages: Math.ceil(sizes.events / SENDS_SHARE) }, say),
  import: (arena, { waiting }, say) => importing(arena, { rows: waiting }, say),
  storage: (arena, sizes, say) => storage(arena, { documents: sizes.events * STORED_SHARE }, say),
  nodes: (arena, sizes, say) => nodes(arena, { events: Math.ceil(sizes.events / NODES_SHARE) }, say),
};

const USAGE = `npm run bench -- <${Object.keys(BENCHES).join('|')}> [--json] [--smoke]
  [--rounds N] [--wake-ups N] [--waiting N] [--events N] [--backlog N] [--mongodb URI]
The last line is one JSON object. Ours and the reference are measured in turn, on a MongoDB of their own.`;

const OPTIONS = {
  json: { type: 'boolean', default: false },
  smoke: { type: 'boolean', default: false },
  rounds: { type: 'string' },
  'wake-ups': { type: 'string' },
  waiting: { type: 'string' },
  events: { type: 'string' },
  backlog: { type: 'string' },
  mongodb: { type: 'string' },
} as const;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({ options: OPTIONS, allowPositionals: true });
  const bench = BENCHES[positionals[0] ?? ''];
  if (!bench) {
    process.stderr.write(`${USAGE}\n`);
    return 2;
  }
  const usual = values.smoke ? SMOKE : USUAL;
  const sizes: Sizes = {
    wakeUps: numberOf(values['wake-ups'], usual.wakeUps),
    rounds: numberOf(values.rounds, usual.rounds),
    waiting: numberOf(values.waiting, usual.waiting),
    events: numberOf(values.events, usual.events),
    backlog: numberOf(values.backlog, usual.backlog),
  };
  const say: Say = (line) => {
    if (!values.json) process.stdout.write(`${line}\n`);
  };
  const arena = await Arena.open(values.mongodb);
  try {
    process.stdout.write(`${JSON.stringify(await bench(arena, sizes, say))}\n`);
  } finally {
    await arena.close();
  }
  return 0;
}

function numberOf(given: string | undefined, usual: number): number {
  const number = given === undefined ? usual : Number(given);
  if (!Number.isInteger(number) || number < 1) throw new RangeError(`"${String(given)}" is not a whole number above 0`);
  return number;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exitCode = 1;
  },
);
