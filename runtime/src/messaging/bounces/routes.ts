import { promisify } from 'node:util';

import express, { type Request, type Response } from 'express';
import { z } from 'zod';

import type { Api } from '../../platform/http/api';
import { localRateLimit } from '../../platform/http/rate-limits';
import { PerennialError } from '../../platform/errors/error';
import type { Bounces } from './service';

const result = z
  .object({
    kind: z.enum(['hard', 'soft', 'complaint', 'unsubscribe', 'none']),
    believed: z.boolean().meta({ description: 'False when it names no message of this workspace; nothing was done.' }),
    status: z.string().optional(),
  })
  .meta({ id: 'BounceReportResult' });

/** Twenty a second of each workspace: what a mailing to a million people brings back at its worst is a tenth of that. */
const REPORTS = { name: 'bounces', points: 1_200, seconds: 60 };

/**
 * Reports come in as raw messages, from a pipe of the mail server that serves the return-path domain. Postfix, in
 * `/etc/aliases` (with `recipient_delimiter = +`):
 *
 *     bounce: "|curl -fsS --data-binary @- -H 'content-type: message/rfc822' -H 'authorization: Bearer KEY' https://…/hooks/bounces"
 */
export function bounceRoutes(api: Api, bounces: Bounces): void {
  const reports = localRateLimit(REPORTS);

  api.route({
    method: 'post',
    path: '/hooks/bounces',
    summary: 'Take a returned mail: delivery report, abuse report or mail to the unsubscribe mailbox (message/rfc822)',
    tag: 'Suppressions',
    access: 'profiles:edit',
    query: z.object({ recipient: z.string().max(400).optional() }),
    bodyType: 'message/rfc822',
    response: result,
  })(async ({ caller: { workspaceId }, query, request, response }) => {
    await reports.consume(workspaceId);
    return await bounces.report(workspaceId, await rawMail(request, response), query.recipient);
  });
}

const readRaw = promisify<Request, Response>(express.raw({ type: 'message/rfc822', limit: '2mb' }));

/** Read only now: nobody without a key makes us take two megabytes. */
async function rawMail(request: Request, response: Response): Promise<Buffer> {
  await readRaw(request, response);
  const raw: unknown = request.body;
  if (Buffer.isBuffer(raw) && raw.length > 0) return raw;
  throw new PerennialError('unsupported_media_type', 'Send the raw mail with content-type message/rfc822.');
}
