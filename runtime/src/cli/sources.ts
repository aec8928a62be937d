import type { Command } from 'commander';
import type { z } from 'zod';

import type * as contract from '../sources/contract';
import { apiCommand, LIMIT, subject } from './apiClientCommand';
import { fields, table } from './outputTable';
import { registerDeliveries } from './sourcesDeliveries';

type Source = z.output<typeof contract.sourceShape>;
type SourceWithKey = z.output<typeof contract.sourceWithKey>;

export function registerSources(program: Command): void {
  const sources = subject(program, 'sources', 'Where events come from: shops and Segment clients');

  apiCommand(
    sources,
    { usage: 'list', summary: 'All sources', example: 'sources list', options: [LIMIT] },
    async ({ api, output, limit }) => {
      const found = await api.list<Source>('/api/sources', {}, limit());
      output.show(found, () =>
        table(
          found,
          [
            { title: 'id', value: ({ id }) => id, whole: true },
            { title: 'kind', value: ({ kind }) => kind },
            { title: 'name', value: ({ name }) => name },
            { title: 'trust', value: ({ trust }) => trust },
            { title: 'endpoint', value: ({ endpoint }) => endpoint },
          ],
          'There is no source yet. Make one: perennial sources create shopify --name Shop --secret …',
        ),
      );
    },
  );

  apiCommand(
    sources,
    {
      usage: 'create <kind>',
      summary: 'A source: shopify (signed webhooks) or segment (tracking API, write key shown once)',
      example: 'sources create shopify --name "Our shop" --secret hush',
      options: [
        ['--name <name>', 'what people call it'],
        ['--secret <secret>', 'shopify: what the shop signs with (or PERENNIAL_SOURCE_SECRET)'],
        ['--shop-domain <domain>', 'shopify: the domain of the shop, shown with the source'],
        ['--trust <trust>', 'segment: server, browser or import'],
      ],
    },
    async ({ api, output, text, args: [kind = ''] }) => {
      const secret = kind === 'shopify' ? (text('secret') ?? process.env['PERENNIAL_SOURCE_SECRET']) : undefined;
      const made = await api.post<SourceWithKey>('/api/sources', {
        kind,
        name: text('name') ?? kind,
        secret,
        shopDomain: text('shopDomain'),
        trust: text('trust'),
      });
      output.show(made, () => described(made, api.url));
    },
  );

  registerDeliveries(sources);

  apiCommand(
    sources,
    {
      usage: 'rotate <source>',
      summary: 'A new write key for a Segment source; the old one stops working',
      example: 'sources rotate src_0199a3',
    },
    async ({ api, output, args: [id = ''] }) => {
      const rotated = await api.post<SourceWithKey>(`/api/sources/${encodeURIComponent(id)}/rotate`);
      output.show(rotated, () => described(rotated, api.url));
    },
  );

  apiCommand(
    sources,
    { usage: 'delete <source>', summary: 'Takes no more from a source', example: 'sources delete src_0199a3' },
    async ({ api, output, args: [id = ''] }) => {
      await api.delete(`/api/sources/${encodeURIComponent(id)}`);
      output.show({ deleted: id }, () => `Deleted ${id}.`);
    },
  );
}

function described({ id, name, kind, endpoint, writeKey }: SourceWithKey, url: string): string {
  const key = writeKey === undefined ? '' : `\n\nThe write key is shown this once:\n${writeKey}`;
  return fields({ id, name, kind, 'sends to': url + endpoint }) + key;
}
