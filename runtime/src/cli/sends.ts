import type { Command } from 'commander';
import type { z } from 'zod';

import type * as contract from '../messaging/contract';
import { apiCommand, LIMIT, subject } from './apiClientCommand';
import { fields, table } from './outputTable';

type Send = z.output<typeof contract.send>;

export function registerSends(program: Command): void {
  const sends = subject(program, 'sends', 'Messages to profiles and what became of them');

  apiCommand(
    sends,
    {
      usage: 'list',
      summary: 'Sends, the newest first; with the reason when one did not go out (ids come with --json)',
      example: 'sends list --status skipped --reason no_consent',
      options: [
        ['--journey <id>', 'of this journey'],
        ['--profile <id>', 'to this profile'],
        ['--status <status>', 'pending, sending, sent, skipped, failed, unknown or void'],
        ['--reason <code>', 'with this reason'],
        LIMIT,
      ],
    },
    async ({ api, output, text, limit }) => {
      const query = {
        journeyId: text('journey'),
        profileId: text('profile'),
        status: text('status'),
        reason: text('reason'),
      };
      const found = await api.list<Send>('/api/sends', query, limit());
      output.show(found, () =>
        table(
          found,
          [
            { title: 'when', value: ({ at }) => at, whole: true },
            { title: 'profile', value: ({ profileId }) => profileId, whole: true },
            { title: 'message', value: ({ message }) => message },
            { title: 'status', value: ({ status }) => status },
            { title: 'reason', value: ({ reason }) => reason },
          ],
          'There is no such send.',
        ),
      );
    },
  );

  apiCommand(
    sends,
    {
      usage: 'show <send>',
      summary: 'One send, its outcome and the reason in words',
      example: 'sends show 5f2c0e:send1:1/tok',
    },
    async ({ api, output, args: [id = ''] }) => {
      const send = await api.get<Send>(`/api/sends/${encodeURIComponent(id)}`);
      const { profileId, message, revision, senderRole, status, words, reason, detail, at, due } = send;
      output.show(send, () =>
        fields({
          id: send.id,
          profile: profileId,
          message: `${message} (revision ${String(revision)})`,
          sender: senderRole,
          status,
          reason: words ?? reason,
          detail,
          at,
          'not before': due,
        }),
      );
    },
  );
}
