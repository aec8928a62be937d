import type { Command } from 'commander';
import type { z } from 'zod';

import type * as contract from '../enrolments/contract';
import { apiCommand, LIMIT, subject } from './apiClientCommand';
import { registerPeople } from './enrolmentsPeople';
import { fields, table } from './outputTable';

type Summary = z.output<typeof contract.enrolmentSummary>;
type Detail = z.output<typeof contract.enrolmentDetail>;

export function registerEnrolments(program: Command): void {
  const enrolments = subject(program, 'enrolments', 'Passages of profiles through journeys');

  apiCommand(
    enrolments,
    {
      usage: 'list',
      summary: 'Enrolments of a journey or a profile',
      example: 'enrolments list --journey jrn_0199a3 --state active',
      options: [
        ['--journey <id>', 'of this journey'],
        ['--profile <id>', 'of this profile'],
        ['--state <state>', 'active, parked, dead or ended'],
        LIMIT,
      ],
    },
    async ({ api, output, text, limit }) => {
      const query = { journeyId: text('journey'), profileId: text('profile'), state: text('state') };
      const found = await api.list<Summary>('/api/enrolments', query, limit());
      output.show(found, () =>
        table(
          found,
          [
            { title: 'id', value: ({ id }) => id, whole: true },
            { title: 'state', value: ({ state, ended }) => ended?.reason ?? state },
            { title: 'step', value: ({ stepKey }) => stepKey },
            { title: 'goes on', value: ({ due }) => due },
            { title: 'since', value: ({ startedAt }) => startedAt },
          ],
          'There is no such enrolment.',
        ),
      );
    },
  );

  apiCommand(
    enrolments,
    {
      usage: 'show <enrolment>',
      summary: 'Why it is here, what comes next, and its history',
      example: 'enrolments show 5f2c0e',
    },
    async ({ api, output, args: [id = ''] }) => {
      const enrolment = await api.get<Detail>(`/api/enrolments/${encodeURIComponent(id)}`);
      output.show(enrolment, () => described(enrolment));
    },
  );

  registerPeople(enrolments);
}

function described(enrolment: Detail): string {
  const { id, state, profileId, journeyId, versionId, entryKey, event, failure, explanation, history } = enrolment;
  const facts = fields({
    id,
    state,
    profile: profileId,
    journey: journeyId,
    version: versionId,
    'entry key': entryKey,
    'came in by': event.name,
    failure: failure && `${failure.code}: ${failure.message}`,
  });
  const passed = table(
    history,
    [
      { title: 'when', value: ({ at }) => at, whole: true },
      { title: 'step', value: ({ stepName, stepKey }) => stepName ?? stepKey },
      { title: 'what', value: ({ what }) => what },
      {
        title: 'detail',
        value: ({ detail, output }) => detail ?? (output === undefined ? '' : `output ${String(output)}`),
      },
    ],
    'No history yet.',
  );
  return [facts, explanation.sentence, passed].join('\n\n');
}
