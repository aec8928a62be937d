import type { Command } from 'commander';
import type { z } from 'zod';

import type * as contract from '../journeys/contract';
import { apiCommand, type ApiContext } from './apiClientCommand';
import { readJson } from './apiClientFiles';
import { pathOf } from './journeysPath';
import { standsStill } from './journeysText';
import { table } from './outputTable';

type Journey = z.output<typeof contract.journey>;
type Published = z.output<typeof contract.publishedVersion>;
type Version = z.output<typeof contract.versionSummary>;

export function registerPublishing(journeys: Command): void {
  apiCommand(
    journeys,
    {
      usage: 'publish <journey>',
      summary: 'Publishes the draft as a new version',
      example: 'journeys publish "Abandoned cart" --people finish',
      options: [
        ['--people <what>', 'those inside finish on their version, move to the new one, or leave', 'finish'],
        ['--mapping <file>', 'for move: JSON {"old step key": "new step key" or null}'],
        ['--note <text>', 'what changed'],
      ],
    },
    async (context) => {
      const {
        text,
        args: [name = ''],
      } = context;
      const [mapping, note] = [text('mapping'), text('note')];
      const path = await pathOf(context.api, name);
      const version = await context.api.post<Published>(`${path}/publish`, {
        whatHappensToPeopleInside: text('people'),
        ...(mapping !== undefined && { mapping: await readJson(mapping) }),
        ...(note !== undefined && { note }),
      });
      await worked(context, path);
      context.output.show(version, () =>
        [
          `Published version ${String(version.number)} (${version.id}).`,
          ...version.warnings.map(({ message }) => `Warning: ${message}`),
        ].join('\n'),
      );
    },
  );

  apiCommand(
    journeys,
    {
      usage: 'versions <journey>',
      summary: 'Published versions, the newest first',
      example: 'journeys versions "Abandoned cart"',
    },
    async ({ api, output, args: [name = ''] }) => {
      const found = await api.list<Version>(`${await pathOf(api, name)}/versions`, {}, 200);
      output.show(found, () =>
        table(
          found,
          [
            { title: 'version', value: ({ number }) => number },
            { title: 'id', value: ({ id }) => id, whole: true },
            { title: 'published', value: ({ publishedAt }) => publishedAt },
            { title: 'live', value: ({ live }) => (live ? 'live' : '') },
            { title: 'note', value: ({ note }) => note },
          ],
          'Nothing was published yet.',
        ),
      );
    },
  );
}

export function registerStates(journeys: Command): void {
  const change = async (context: ApiContext, verb: string, body: unknown) => {
    const path = await pathOf(context.api, context.args[0] ?? '');
    await context.api.post(`${path}/${verb}`, body);
    const after = await worked(context, path);
    context.output.show(after, () => `"${after.name}" is ${standsStill(after)}.`);
  };

  apiCommand(
    journeys,
    {
      usage: 'pause <journey>',
      summary: 'Lets nobody in any more',
      example: 'journeys pause "Abandoned cart" --everything',
      options: [['--everything', 'those inside stand still as well']],
    },
    async (context) => change(context, 'pause', { what: context.flag('everything') ? 'everything' : 'entryOnly' }),
  );

  apiCommand(
    journeys,
    {
      usage: 'resume <journey>',
      summary: 'Lets people in again; those who stood still go on',
      example: 'journeys resume "Abandoned cart"',
      options: [['--time-went-on', 'waits that ran out meanwhile are over, instead of going on with what was left']],
    },
    async (context) => change(context, 'resume', { timeWentOn: context.flag('timeWentOn') }),
  );

  apiCommand(
    journeys,
    {
      usage: 'archive <journey>',
      summary: 'Ends a journey for good',
      example: 'journeys archive "Summer sale" --people finish',
      options: [['--people <what>', 'those inside finish, or leave', 'finish']],
    },
    async (context) => change(context, 'archive', { people: context.text('people') }),
  );
}

const POLL_MS = 500;

/** Waits until the work on the people inside is done, and says how it goes. */
async function worked({ api, output }: ApiContext, path: string): Promise<Journey> {
  for (;;) {
    const journey = await api.get<Journey>(path);
    if (journey.pendingTasks === 0) return journey;
    output.progress(`Working on the people inside (${String(journey.inside)}) …`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}
