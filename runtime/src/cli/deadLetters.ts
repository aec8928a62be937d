import type { Command } from 'commander';
import type { z } from 'zod';

import type * as contract from '../enrolments/contract';
import { apiCommand, LIMIT, subject, type ApiContext } from './apiClientCommand';
import { CliError } from './output';
import { table } from './outputTable';

type Letter = z.output<typeof contract.enrolmentSummary>;
type Changed = z.output<typeof contract.changedCount>;

/** As many as the API takes at once. */
const BATCH = 1_000;
const ALL = 1_000_000;

const ACTIONS = [
  ['retry', 'Runs the failed step once more'],
  ['skip', 'Goes on behind the failed step'],
  ['end', 'Ends the enrolment'],
] as const;

export function registerDeadLetters(program: Command): void {
  const letters = subject(program, 'dead-letters', 'Enrolments that failed for good and wait for a person');

  apiCommand(
    letters,
    {
      usage: 'list',
      summary: 'What failed, where and why',
      example: 'dead-letters list --journey jrn_0199a3',
      options: [['--journey <id>', 'of this journey'], LIMIT],
    },
    async ({ api, output, text, limit }) => {
      const found = await api.list<Letter>('/api/dead-letters', { journeyId: text('journey') }, limit());
      output.show(found, () =>
        table(
          found,
          [
            { title: 'enrolment', value: ({ id }) => id, whole: true },
            { title: 'step', value: ({ failure, stepKey }) => failure?.stepKey ?? stepKey },
            { title: 'why', value: ({ failure }) => failure?.code },
            { title: 'message', value: ({ failure }) => failure?.message },
          ],
          'There is no dead letter.',
        ),
      );
    },
  );

  for (const [action, summary] of ACTIONS)
    apiCommand(
      letters,
      {
        usage: `${action} [enrolments...]`,
        summary,
        example: `dead-letters ${action} --all --journey jrn_0199a3`,
        options: [
          ['--all', 'every dead letter, of one journey with --journey'],
          ['--journey <id>', 'with --all: of this journey'],
        ],
      },
      async (context) => {
        await change(context, action);
      },
    );
}

async function change(context: ApiContext, action: string): Promise<void> {
  const { api, output } = context;
  const ids = await idsOf(context);
  let changed = 0;
  for (let at = 0; at < ids.length; at += BATCH) {
    const result = await api.post<Changed>(`/api/dead-letters/${action}`, { ids: ids.slice(at, at + BATCH) });
    changed += result.changed;
    if (ids.length > BATCH) output.progress(`${String(Math.min(at + BATCH, ids.length))} of ${String(ids.length)} …`);
  }
  output.show({ asked: ids.length, changed }, () => `${String(changed)} of ${String(ids.length)} changed.`);
  if (changed < ids.length && context.args.length > 0)
    throw new CliError(`${String(ids.length - changed)} of these are no dead letters.`, { code: 'not_in_this_state' });
}

async function idsOf({ api, args, flag, text }: ApiContext): Promise<readonly string[]> {
  if (args.length > 0) return args;
  if (!flag('all')) throw new CliError('Name enrolments, or give --all.', { code: 'invalid_input' });
  const all = await api.list<Letter>('/api/dead-letters', { journeyId: text('journey') }, ALL);
  return all.map(({ id }) => id);
}
