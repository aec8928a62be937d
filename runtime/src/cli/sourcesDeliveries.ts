import type { Command } from 'commander';
import type { z } from 'zod';

import type * as contract from '../sources/contract';
import { apiCommand, LIMIT } from './apiClientCommand';
import { table } from './outputTable';

type Source = z.output<typeof contract.sourceShape>;
type Delivery = z.output<typeof contract.deliveryPage>['items'][number];

/** `perennial sources deliveries`: what came, what it became, and why nothing comes. */
export function registerDeliveries(sources: Command): void {
  apiCommand(
    sources,
    {
      usage: 'deliveries <source>',
      summary: 'What the last deliveries of a source became, the newest first, and why one was refused',
      example: 'sources deliveries src_0199a3 --failed',
      options: [['--failed', 'only those with errors'], LIMIT],
    },
    async ({ api, output, flag, limit, args: [id = ''] }) => {
      const path = `/api/sources/${encodeURIComponent(id)}`;
      const found = await api.list<Delivery>(`${path}/deliveries`, flag('failed') ? { failed: 'true' } : {}, limit());
      const { lastRefused } = await api.get<Source>(path);
      output.show(found, () => deliveries(found) + unsigned(lastRefused));
    },
  );
}

function deliveries(found: readonly Delivery[]): string {
  return table(
    found,
    [
      { title: 'at', value: ({ at }) => at, whole: true },
      { title: 'topic', value: ({ topic }) => topic },
      { title: 'became', value: ({ status }) => status, whole: true },
      { title: 'events', value: ({ events }) => String(events) },
      { title: 'why', value: ({ errors }) => errors.map(({ message }) => message).join(' ') },
    ],
    'Nothing was delivered in the last week.',
  );
}

/** A wrong secret is the usual reason why nothing arrives. */
function unsigned(refused: Source['lastRefused']): string {
  if (!refused) return '';
  const what = refused.reason === 'no_signature' ? 'without a signature' : 'with a signature of another secret';
  return `\n\nRefused at least ${String(refused.count)} times, last at ${refused.at}: ${what}.`;
}
