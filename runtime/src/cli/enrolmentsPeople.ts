import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import type { z } from 'zod';

import type * as contract from '../triggers/contract';
import { apiCommand } from './apiClientCommand';
import { readJson, readText } from './apiClientFiles';
import { pathOf } from './journeysPath';
import { CliError, type Output } from './output';
import { table } from './outputTable';

type Person = z.input<typeof contract.newEnrolments>['people'][number];
type Results = z.output<typeof contract.enrolmentResults>;
type Removed = z.output<typeof contract.removed>;

const AT_ONCE = 1_000;

export function registerPeople(enrolments: Command): void {
  apiCommand(
    enrolments,
    {
      usage: 'add <journey> [people...]',
      summary: 'Lets people into a live journey: e-mail addresses, phone numbers (+…), profile ids or your own ids',
      example: 'enrolments add "Win back" anna@example.com --data offer.json',
      options: [
        ['--file <path>', 'more people, one a line; - for stdin'],
        ['--data <path>', 'JSON with the properties of the event by which they enter; - for stdin'],
        ['--entry-key <key>', 'of all of them, for a journey with an entry key'],
        ['--repeat-key <key>', 'names this call: the same key enters nobody twice'],
      ],
    },
    async ({ api, output, text, args: [journey = '', ...named] }) => {
      const given = [...named, ...(await linesOf(text('file')))];
      if (given.length === 0) throw new CliError('Name people, or a file with them (--file).');
      const dataFile = text('data');
      const data = dataFile === undefined ? undefined : ((await readJson(dataFile)) as Person['data']);
      const people = given.map((one) => personOf(one, { entryKey: text('entryKey'), data }));
      const path = `${await pathOf(api, journey)}/enrolments`;
      const key = text('repeatKey') ?? randomUUID();
      const items: Results['items'] = [];
      for (let start = 0; start < people.length; start += AT_ONCE) {
        const batch = { people: people.slice(start, start + AT_ONCE) };
        items.push(...(await api.post<Results>(path, batch, `${key}/${String(start)}`)).items);
        if (people.length > AT_ONCE) output.progress(`${String(items.length)} of ${String(people.length)}`);
      }
      const results = items.map((item, index) => ({ person: given[index], ...item }));
      const entered = items.filter(({ result }) => result === 'entered').length;
      const summary = { entered, refused: items.length - entered };
      output.show({ ...summary, items: results }, () =>
        [
          `${String(summary.entered)} entered, ${String(summary.refused)} did not.`,
          ...(summary.refused === 0 ? [] : [refusedTable(results)]),
        ].join('\n\n'),
      );
    },
  );

  apiCommand(
    enrolments,
    {
      usage: 'remove <journey> [enrolments...]',
      summary:
        'Takes people out of a journey at once: these enrolments, the people of a file, or all who stand at a step',
      example: 'enrolments remove "Win back" --file people.txt',
      options: [
        ['--step <key>', 'everybody who stands there (the key is in "journeys show --json")'],
        ['--file <path>', 'people as in "enrolments add", one a line; - for stdin'],
      ],
    },
    async ({ api, output, text, args: [journey = '', ...ids] }) => {
      const [stepKey, people] = [text('step'), await linesOf(text('file'))];
      if ([stepKey !== undefined, ids.length > 0, people.length > 0].filter(Boolean).length !== 1)
        throw new CliError('Name enrolments, a step with --step, or people with --file; one of them.');
      const path = `${await pathOf(api, journey)}/enrolments/remove`;
      if (people.length > 0) {
        await removeListed(people, async (body) => await api.post<Removed>(path, body), output);
        return;
      }
      let removed = 0;
      for (let more = true; more;) {
        const answer = await api.post<Removed>(path, stepKey === undefined ? { ids } : { stepKey });
        removed += answer.removed;
        more = answer.more;
        if (more) output.progress(`${String(removed)} have left`);
      }
      output.show({ removed }, () => `${String(removed)} have left the journey.`);
    },
  );
}

async function removeListed(
  people: readonly string[],
  remove: (body: object) => Promise<Removed>,
  output: Output,
): Promise<void> {
  const items: NonNullable<Removed['items']> = [];
  for (let start = 0; start < people.length; start += AT_ONCE) {
    const named = people.slice(start, start + AT_ONCE).map((value) => ({ by: kindOf(value), value }));
    items.push(...((await remove({ people: named })).items ?? []));
    if (people.length > AT_ONCE) output.progress(`${String(items.length)} of ${String(people.length)}`);
  }
  const results = items.map((item, index) => ({ person: people[index], ...item }));
  const others = results.filter(({ result }) => result !== 'removed');
  const removed = results.length - others.length;
  output.show({ removed, items: results }, () =>
    [
      `${String(removed)} have left the journey, ${String(others.length)} were not inside.`,
      ...(others.length === 0
        ? []
        : [
            table(
              others,
              [
                { title: 'who', value: ({ person }) => person, whole: true },
                { title: 'reason', value: ({ result }) => result },
              ],
              '',
            ),
          ]),
    ].join('\n\n'),
  );
}

async function linesOf(file: string | undefined): Promise<readonly string[]> {
  if (file === undefined) return [];
  const lines = (await readText(file)).split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '');
}

function personOf(value: string, more: { entryKey: string | undefined; data: Person['data'] }): Person {
  const { entryKey, data } = more;
  return { by: kindOf(value), value, ...(entryKey !== undefined && { entryKey }), ...(data && { data }) };
}

function kindOf(value: string): Person['by'] {
  if (value.includes('@')) return 'email';
  if (value.startsWith('+')) return 'phone';
  return value.startsWith('prf_') ? 'id' : 'externalId';
}

function refusedTable(
  results: readonly (Results['items'][number] & { readonly person: string | undefined })[],
): string {
  return table(
    results.filter(({ result }) => result === 'refused'),
    [
      { title: 'who', value: ({ person }) => person, whole: true },
      { title: 'reason', value: ({ code }) => code },
      { title: 'detail', value: ({ detail }) => detail },
    ],
    '',
  );
}
