import type { Command } from 'commander';
import type { z } from 'zod';

import type * as contract from '../journeys/contract';
import { apiCommand, LIMIT, subject } from './apiClientCommand';
import { readJson, writeText } from './apiClientFiles';
import { pathOf } from './journeysPath';
import { registerPublishing, registerStates } from './journeysPublishing';
import { peopleTable, problemsText, standsStill } from './journeysText';
import { CliError } from './output';
import { fields, table } from './outputTable';

type Journey = z.output<typeof contract.journey>;
type Summary = z.output<typeof contract.journeySummary>;
type Draft = z.output<typeof contract.draft>;
type Validation = z.output<typeof contract.validation>;

export function registerJourneys(program: Command): void {
  const journeys = subject(program, 'journeys', 'Make, publish and watch journeys');
  registerLooking(journeys);
  registerDrafts(journeys);
  registerPublishing(journeys);
  registerStates(journeys);
}

function registerLooking(journeys: Command): void {
  apiCommand(
    journeys,
    {
      usage: 'list',
      summary: 'Journeys, the newest first',
      example: 'journeys list --status live',
      options: [['--status <status>', 'draft, live, paused or archived'], LIMIT],
    },
    async ({ api, output, text, limit }) => {
      const found = await api.list<Summary>('/api/journeys', { status: text('status') }, limit());
      output.show(found, () =>
        table(
          found,
          [
            { title: 'id', value: ({ id }) => id, whole: true },
            { title: 'name', value: ({ name }) => name },
            { title: 'status', value: standsStill },
            { title: 'version', value: ({ liveVersion }) => liveVersion?.number },
            { title: 'inside', value: ({ inside }) => inside },
          ],
          'There is no journey yet. Make one: perennial journeys import journey.json',
        ),
      );
    },
  );

  apiCommand(
    journeys,
    {
      usage: 'show <journey>',
      summary: 'A journey and who stands where in it',
      example: 'journeys show "Abandoned cart"',
    },
    async ({ api, output, args: [name = ''] }) => {
      const path = await pathOf(api, name);
      const [journey, draft] = await Promise.all([api.get<Journey>(path), api.get<Draft>(`${path}/draft`)]);
      output.show(journey, () =>
        [
          fields({
            id: journey.id,
            name: journey.name,
            status: standsStill(journey),
            version: journey.liveVersion?.number,
            draft: `revision ${String(draft.revision)}`,
            inside: journey.inside,
          }),
          peopleTable(journey.standing, draft.workflow),
        ].join('\n\n'),
      );
    },
  );
}

function registerDrafts(journeys: Command): void {
  apiCommand(
    journeys,
    {
      usage: 'create <name>',
      summary: 'An empty journey, or one with an entry',
      example: 'journeys create "Abandoned cart" --event "Checkout Started"',
      options: [['--event <names>', 'events that enrol, with commas between them']],
    },
    async ({ api, output, text, args: [name] }) => {
      const events = text('event')
        ?.split(',')
        .map((each) => each.trim());
      const made = await api.post<Summary>('/api/journeys', { name, ...(events && { entry: { events } }) });
      output.show(made, () => `Made ${made.id} "${made.name}".`);
    },
  );

  apiCommand(
    journeys,
    {
      usage: 'import <file>',
      summary: 'Makes a journey from n8n workflow JSON (- reads stdin), or replaces the draft of one',
      example: 'journeys import abandoned-cart.json',
      options: [
        ['--name <name>', 'instead of the name in the file'],
        ['--into <journey>', 'replace the draft of this journey'],
      ],
    },
    async ({ api, output, text, args: [file = ''] }) => {
      const [name, into] = [text('name'), text('into')];
      const workflow = await readJson(file);
      if (into === undefined) {
        const made = await api.post<Summary>('/api/journeys', { workflow, ...(name !== undefined && { name }) });
        output.show(made, () => `Imported as ${made.id} "${made.name}".`);
        return;
      }
      const path = await pathOf(api, into);
      const { revision: baseRevision } = await api.get<Draft>(`${path}/draft`);
      const saved = await api.post<{ revision: number }>(`${path}/import`, { workflow, baseRevision });
      output.show({ revision: saved.revision }, () => `The draft is at revision ${String(saved.revision)} now.`);
    },
  );

  apiCommand(
    journeys,
    {
      usage: 'export <journey>',
      summary: 'The draft as n8n workflow JSON, or a version of it',
      example: 'journeys export "Abandoned cart" --out abandoned-cart.json',
      options: [
        ['--version-id <id>', 'a published version instead of the draft'],
        ['--out <file>', 'a file instead of stdout'],
      ],
    },
    async ({ api, output, text, args: [name = ''] }) => {
      const out = text('out');
      const workflow = await api.get(`${await pathOf(api, name)}/export`, { version: text('versionId') });
      const json = JSON.stringify(workflow, undefined, 2);
      if (out === undefined) {
        output.show(workflow, () => json);
        return;
      }
      await writeText(out, `${json}\n`);
      output.show({ file: out }, () => `Written to ${out}.`);
    },
  );

  apiCommand(
    journeys,
    {
      usage: 'validate <journey>',
      summary: 'All problems of the draft; fails when it cannot be published',
      example: 'journeys validate "Abandoned cart"',
    },
    async ({ api, output, args: [name = ''] }) => {
      const validation = await api.post<Validation>(`${await pathOf(api, name)}/validate`);
      output.show(validation, () => problemsText(validation.problems));
      if (!validation.publishable)
        throw new CliError(`"${name}" cannot be published as it is.`, { code: 'journey_has_problems' });
    },
  );
}
