import type { z } from 'zod';

import type * as contract from '../journeys/contract';
import type { ApiClient } from './apiClient';
import { CliError } from './output';

type Summary = z.output<typeof contract.journeySummary>;

/** A journey by its id or by its name, when only one has it. */
export async function pathOf(api: ApiClient, name: string): Promise<string> {
  if (/^jrn_\w+$/.test(name)) return `/api/journeys/${name}`;
  const all = await api.list<Summary>('/api/journeys', {}, 10_000);
  const [found, second] = all.filter((journey) => journey.name === name);
  if (!found) throw new CliError(`There is no journey "${name}".`, { code: 'not_found' });
  if (second) throw new CliError(`Several journeys are called "${name}"; give the id (perennial journeys list).`);
  return `/api/journeys/${found.id}`;
}
