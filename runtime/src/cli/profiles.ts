import type { Command } from 'commander';
import type { z } from 'zod';

import type * as contract from '../profiles/contract';
import { apiCommand, LIMIT, subject } from './apiClientCommand';
import { fields, table } from './outputTable';

type Profile = z.output<typeof contract.profileShape>;
type Detail = z.output<typeof contract.profileDetailShape>;
type Entry = z.output<typeof contract.timelineEntryShape>;

const pathOf = (id = '') => `/api/profiles/${encodeURIComponent(id)}`;

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
    { usage: 'show <profile>', summary: 'What is known of a profile', example: 'profiles show prf_0199a3' },
    async ({ api, output, args: [id] }) => {
      const profile = await api.get<Detail>(pathOf(id));
      output.show(profile, () => described(profile));
    },
  );

  apiCommand(
    profiles,
    {
      usage: 'timeline <profile>',
      summary: 'What happened to a profile, the newest first, with reasons for what did not go out',
      example: 'profiles timeline prf_0199a3',
      options: [LIMIT],
    },
    async ({ api, output, limit, args: [id] }) => {
      const found = await api.list<Entry>(`${pathOf(id)}/timeline`, {}, limit());
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
