import type { Command } from 'commander';
import type { z } from 'zod';

import type * as enrolments from '../enrolments/contract';
import type * as contract from '../profiles/contract';
import type { ApiClient } from './apiClient';
import { apiCommand, LIMIT, subject } from './apiClientCommand';
import { CliError } from './output';
import { fields, table } from './outputTable';

type Profile = z.output<typeof contract.profileShape>;
type Detail = z.output<typeof contract.profileDetailShape>;
type Refusal = z.output<typeof enrolments.refusal>;
type Entry = z.output<typeof contract.timelineEntryShape>;

/** By id, or by the e-mail address that somebody reads on the screen. */
async function pathOf(api: ApiClient, given = ''): Promise<string> {
  const id = given.includes('@') ? await idOf(api, given) : given;
  return `/api/profiles/${encodeURIComponent(id)}`;
}

async function idOf(api: ApiClient, address: string): Promise<string> {
  const found = await api.list<Profile>('/api/profiles', { search: address }, 20);
  const profile = found.find(({ email }) => email?.toLowerCase() === address.toLowerCase());
  if (profile) return profile.id;
  throw new CliError(
    'No profile has this e-mail address ("perennial profiles list --search" finds by its beginning).',
    {
      code: 'not_found',
    },
  );
}

export function registerProfiles(program: Command): void {
  const profiles = subject(program, 'profiles', 'Customers');

  apiCommand(
    profiles,
    {
      usage: 'list',
      summary: 'Profiles, or those that a search finds',
      example: 'profiles list --search anna@',
      options: [['--search <text>', 'beginning of an address, number or name'], LIMIT],
    },
    async ({ api, output, text, limit }) => {
      const found = await api.list<Profile>('/api/profiles', { search: text('search') }, limit());
      output.show(found, () =>
        table(
          found,
          [
            { title: 'id', value: ({ id }) => id, whole: true },
            { title: 'e-mail', value: ({ email }) => email },
            { title: 'name', value: ({ firstName, lastName }) => [firstName, lastName].filter(Boolean).join(' ') },
            { title: 'language', value: ({ language }) => language },
            { title: 'consent', value: ({ consents }) => consents['email']?.marketing.state },
          ],
          'Nobody was found.',
        ),
      );
    },
  );

  apiCommand(
    profiles,
    {
      usage: 'show <profile>',
      summary: 'What is known of a profile: an id or an e-mail address',
      example: 'profiles show anna@example.com',
    },
    async ({ api, output, args: [id] }) => {
      const profile = await api.get<Detail>(await pathOf(api, id));
      output.show(profile, () => described(profile));
    },
  );

  apiCommand(
    profiles,
    {
      usage: 'timeline <profile>',
      summary: 'What happened to a profile, the newest first, with reasons for what did not go out',
      example: 'profiles timeline anna@example.com',
      options: [LIMIT],
    },
    async ({ api, output, limit, args: [id] }) => {
      const found = await api.list<Entry>(`${await pathOf(api, id)}/timeline`, {}, limit());
      output.show(found, () =>
        table(
          found,
          [
            { title: 'when', value: ({ at }) => at, whole: true },
            { title: 'kind', value: ({ kind }) => kind },
            { title: 'what', value: ({ title }) => title },
            { title: 'reason', value: ({ reason }) => reason },
          ],
          'Nothing has happened yet.',
        ),
      );
    },
  );

  registerRefusals(profiles);
}

function registerRefusals(profiles: Command): void {
  apiCommand(
    profiles,
    {
      usage: 'refusals <profile>',
      summary: 'Why a profile did not enter journeys, the newest first',
      example: 'profiles refusals anna@example.com',
      options: [LIMIT],
    },
    async ({ api, output, limit, args: [id] }) => {
      const found = await api.list<Refusal>(`${await pathOf(api, id)}/refusals`, {}, limit());
      output.show(found, () =>
        table(
          found,
          [
            { title: 'when', value: ({ at }) => at, whole: true },
            { title: 'journey', value: ({ journeyId }) => journeyId },
            { title: 'on', value: ({ eventName }) => eventName },
            { title: 'reason', value: ({ code }) => code },
            { title: 'detail', value: ({ detail }) => detail },
          ],
          'No journey turned this profile away in the last 90 days.',
        ),
      );
    },
  );
}

function described(profile: Detail): string {
  const { id, email, phone, firstName, lastName, language, country, timeZone, tags, mergedFrom, createdAt } = profile;
  const consents = Object.entries(profile.consents).map(([channel, { marketing }]) => `${channel} ${marketing.state}`);
  return fields({
    id,
    'merged from': mergedFrom,
    'e-mail': email,
    phone,
    name: [firstName, lastName].filter(Boolean).join(' '),
    language,
    country,
    'time zone': timeZone,
    consent: consents.join(', '),
    tags: tags.join(', '),
    identifiers: profile.identifiers.map(({ kind, value }) => `${kind} ${value}`).join(', '),
    since: createdAt,
  });
}
