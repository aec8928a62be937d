import {
  A_CREDENTIAL,
  A_LETTER,
  A_MAPPING,
  A_SENDER,
  checked,
  get,
  playing,
  somebody,
  unique,
  type Site,
} from './foreign';

/** A request that succeeds in the workspace of its site. */
export interface Sample {
  /** Parameters of the path that are no ids. */
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: Readonly<Record<string, unknown>>;
  /** Instead of a JSON body. */
  readonly raw?: { readonly type: string; readonly text: string };
  /** By the owner's session: a route for people, not for programs. */
  readonly person?: true;
}

type MakeSample = (site: Site) => Promise<Sample> | Sample;

const published: (sample: Sample) => MakeSample = (sample) => async (site) => {
  await site.id('versionId');
  return sample;
};

const texts = { ...A_LETTER, languages: { en: { subject: 'Hi', text: 'Hello' } } };
const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();

const PEOPLE: Readonly<Record<string, MakeSample>> = {
  'PATCH /api/me': () => ({ body: { name: 'Owner' }, person: true }),
  'POST /api/me/sign-in-link': () => ({ person: true }),
  'DELETE /api/session': () => ({ person: true }),
  'PUT /api/session/workspace': async ({ id }) => ({ body: { workspaceId: await id('workspaceId') }, person: true }),
  'POST /api/workspaces': () => ({ body: { name: 'One more brand' } }),
  'PATCH /api/retention': () => ({ body: { enrolmentDays: 90 } }),
  'PATCH /api/rfm/settings': () => ({ body: { windowDays: 180 } }),
  'GET /api/rfm/people': () => ({ query: { by: 'simple', value: 'vip' } }),
  'PATCH /api/workspaces/:workspaceId': () => ({ body: { name: 'A brand' } }),
  'POST /api/members/invitations': () => ({ body: { role: 'viewer' } }),
  'PATCH /api/members/:memberId': () => ({ body: { role: 'editor' } }),
  'POST /api/keys': () => ({ body: { name: 'A key', permissions: ['workspace:manage'] } }),
};

/** With everything that names a record. */
const aDefinition = async ({ id }: Site) => ({
  kind: 'any',
  of: [
    { kind: 'journey', journeyId: await id('journeyId'), state: 'never' },
    { kind: 'segment', segmentId: await id('segmentId'), is: 'in' },
    { kind: 'message', what: 'sent', message: await id('messageId'), operator: 'atLeast', value: 1 },
  ],
});

const INTAKE: Readonly<Record<string, MakeSample>> = {
  'POST /api/profiles': () => ({ body: { email: `${unique('person')}@example.com` } }),
  'POST /api/profiles/lookup': () => ({ body: { lookups: [{ by: 'email', value: 'a@example.com' }] } }),
  'POST /api/profiles/history': async ({ id }) => ({
    body: { kind: 'journey', journeyId: await id('journeyId'), profileIds: [await id('profileId')] },
  }),
  'POST /api/segments': async (site) => ({ body: { name: unique('Segment'), definition: await aDefinition(site) } }),
  'POST /api/segments/preview': async (site) => {
    const { of, ...group } = await aDefinition(site);
    const others = of.filter(({ kind }) => kind !== 'segment');
    return { body: { definition: { ...group, of: others }, segmentId: await site.id('segmentId') } };
  },
  'PATCH /api/segments/:segmentId': async (site) => ({ body: { revision: 1, definition: await aDefinition(site) } }),
  'POST /api/segments/:segmentId/duplicate': () => ({ body: { name: unique('Copy') } }),
  'POST /api/segments/:segmentId/members': async ({ id }) => ({
    body: { people: [{ by: 'id', value: await id('profileId') }], startJourneys: true },
  }),
  'POST /api/segments/:segmentId/members/remove': async ({ id }) => ({
    body: { people: [{ by: 'id', value: await id('profileId') }] },
  }),
  'POST /api/segments/:segmentId/members/check': async ({ id }) => ({ body: { profileIds: [await id('profileId')] } }),
  'POST /api/profiles/changes': async ({ id }) => ({
    body: { changes: [{ profileId: await id('profileId'), increments: { points: 2 }, addTags: ['vip'] }] },
  }),
  'POST /api/events': async ({ id }) => ({
    body: { events: [{ profileId: await id('profileId'), name: 'Asked', properties: { size: 'M' } }] },
  }),
  'POST /api/profiles/:profileId/erasure': async ({ id }) => ({ body: { confirm: await id('profileId') } }),
  'POST /api/privacy/readmissions': () => ({ body: { by: 'email', value: 'came-back@example.com' } }),
  'PATCH /api/profiles/:profileId': () => ({ body: { firstName: 'Ada', attributes: { size: 'M' }, addTags: ['vip'] } }),
  'POST /api/profiles/:profileId/consents': () => ({ body: { channel: 'email', state: 'subscribed' } }),
  'POST /api/profiles/:profileId/merges': async (site) => ({ body: { profileId: await somebody(site) } }),
  'PATCH /api/identity-settings': async ({ workspace }) => {
    const answer = await checked(await workspace.call('GET', '/api/identity-settings'));
    const { revision } = (await answer.json()) as { revision: number };
    return { body: { revision, blocked: [{ kind: 'email', value: 'test@*' }], limits: { email: 5 } } };
  },
  'PATCH /api/attribute-schema': () => ({ body: { locked: false } }),
  'PUT /api/attribute-schema/types': async ({ workspace }) => {
    await checked(await workspace.call('POST', '/api/profiles', { externalId: unique('u'), attributes: { shoe: 38 } }));
    return { body: { name: 'shoe', type: 'text' } };
  },
  'PUT /api/currency': () => ({ body: { base: 'EUR' } }),
  'PUT /api/exchange-rates': () => ({ body: { rates: [{ currency: 'JPY', day: '2026-01-01', rate: '0.0065' }] } }),
  'DELETE /api/exchange-rates/:currency/:day': async ({ workspace }) => {
    const rate = { currency: 'GBP', day: '2026-01-01', rate: '1.3' };
    await checked(await workspace.call('PUT', '/api/exchange-rates', { rates: [rate] }));
    return { params: { currency: rate.currency, day: rate.day } };
  },
  'POST /api/sources': () => ({ body: { kind: 'shopify', name: 'Shop', secret: 'hush' } }),
  'PATCH /api/sources/:sourceId': () => ({ body: { name: 'Renamed' } }),
  'GET /api/events/schema': () => ({ query: { name: 'Order Completed' } }),
  'POST /api/sources/mapping/try': () => ({
    body: {
      mapping: { event: { path: 'type' }, identifiers: { email: 'who.email' } },
      sample: { type: 'Form Submitted', who: { email: 'ada@example.com' } },
    },
  }),
  'POST /api/products': async ({ id }) => ({
    body: { sourceId: await id('sourceId'), products: [{ id: 'p1', title: 'Tea', variants: [] }] },
  }),
  'POST /api/subscriptions': () => ({ body: { url: 'https://hooks.example/in', events: ['Order Completed'] } }),
  'POST /api/subscriptions/waits': async ({ id }) => ({
    body: {
      resumeUrl: `https://n8n.example/${unique('wait')}`,
      profileId: await id('profileId'),
      branches: [{ event: 'Order Completed', by: 'profile', output: 1 }],
      until: inAnHour(),
    },
  }),
};

const IMPORTS: Readonly<Record<string, MakeSample>> = {
  'POST /api/imports': () => ({ body: { name: 'people.csv', kind: 'profiles' } }),
  'PUT /api/imports/:importId/parts/:part': () => ({
    params: { part: '1' },
    raw: { type: 'application/octet-stream', text: 'email\na@example.com\n' },
  }),
  'PATCH /api/imports/:importId': async ({ id }) => ({
    body: { baseRevision: 1, ...A_MAPPING, reading: { ...A_MAPPING.reading, sourceId: await id('sourceId') } },
  }),
  'POST /api/import-mappings': async ({ id }) => ({
    body: {
      ...{ name: unique('CRM'), kind: 'profiles', ...A_MAPPING },
      reading: { ...A_MAPPING.reading, sourceId: await id('sourceId') },
    },
  }),
};

const JOURNEYS: Readonly<Record<string, MakeSample>> = {
  'POST /api/journeys': () => ({ body: { name: 'Carts', entry: { events: ['Checkout Started'] } } }),
  'POST /api/journeys/:journeyId/pause': published({ body: { what: 'everything' } }),
  'POST /api/journeys/:journeyId/resume': async (site) => {
    await site.id('versionId');
    const path = `/api/journeys/${await site.id('journeyId')}/pause`;
    await checked(await site.workspace.call('POST', path, { what: 'everything' }));
    return { body: { timeWentOn: false } };
  },
  'POST /api/journeys/:journeyId/archive': published({ body: { people: 'leave' } }),
  'PATCH /api/journeys/:journeyId/draft': () => ({
    body: { baseRevision: 1, operations: [{ type: 'renameJourney', name: 'Renamed' }] },
  }),
  'POST /api/journeys/:journeyId/import': () => ({
    body: { baseRevision: 1, workflow: { name: 'Imported', nodes: [], connections: {} } },
  }),
  'POST /api/journeys/:journeyId/catch-ups': published({ body: { perMinute: 10 } }),
  'POST /api/journeys/:journeyId/enrolments': async (site) => {
    await site.id('versionId');
    return { body: { people: [{ by: 'id', value: await site.id('profileId') }] } };
  },
  'POST /api/journeys/:journeyId/enrolments/remove': async ({ id }) => ({ body: { ids: [await id('enrolmentId')] } }),
  'POST /api/journeys/:journeyId/publish': published({ body: { whatHappensToPeopleInside: 'move', mapping: {} } }),
  'POST /api/dead-letters/:enrolmentId/:action': () => ({ params: { action: 'retry' } }),
  'POST /api/dead-letters/:action': async ({ id }) => ({
    params: { action: 'end' },
    body: { ids: [await id('deadLetterId')] },
  }),
  'PUT /api/alerts/settings': async (site) => {
    const { revision } = await get<{ revision: number }>(site, '/api/alerts/settings');
    const mail = { senderId: await site.id('senderId'), to: ['owner@example.com'] };
    return { body: { baseRevision: revision, limits: { deadLetters: 5 }, language: 'en', mail } };
  },
  'POST /api/alerts/test': async (site) => {
    const { revision } = await get<{ revision: number }>(site, '/api/alerts/settings');
    const mail = { senderId: await site.id('senderId'), to: ['owner@example.com'] };
    const body = { baseRevision: revision, limits: {}, language: 'en', mail };
    await checked(await site.workspace.call('PUT', '/api/alerts/settings', body));
    return {};
  },
  'POST /api/dead-letter-tasks': async ({ id }) => ({
    body: { action: 'end', filter: { journeyId: await id('journeyId'), code: 'internal' } },
  }),
  'POST /api/circuits/:circuitId/:action': () => ({ params: { action: 'keep' } }),
  'GET /api/nodes/:type': () => ({ params: { type: 'n8n-nodes-perennial.wait' } }),
  'GET /api/nodes/:type/icon': () => ({ params: { type: 'n8n-nodes-perennial.wait' } }),
};

const A_TEMPLATE = 'abandoned-cart';
const bundleOf = async (site: Site) => (await get<{ bundle: object }>(site, `/api/templates/${A_TEMPLATE}`)).bundle;

const TEMPLATES: Readonly<Record<string, MakeSample>> = {
  'GET /api/dates/due': () => ({ query: { attribute: 'birthday', since: inAnHour() } }),
  'GET /api/schedules/next': () => ({ query: { repeats: 'weekly', days: 'mon,fri' } }),
  'POST /api/schedules/due': () => ({ body: { schedule: { repeats: 'daily', time: '09:00' }, since: inAnHour() } }),
  'GET /api/templates/:templateId': () => ({ params: { templateId: A_TEMPLATE } }),
  'POST /api/templates/:templateId/install': () => ({ params: { templateId: A_TEMPLATE }, body: {} }),
  'POST /api/templates/validate': async (site) => ({ body: { bundle: await bundleOf(site) } }),
  'POST /api/templates/install': async (site) => ({ body: { bundle: await bundleOf(site) } }),
};

const CREDENTIALS: Readonly<Record<string, MakeSample>> = {
  'GET /api/credential-types/:type': () => ({ params: { type: 'parcelsApi' } }),
  'POST /api/credentials': () => ({ body: A_CREDENTIAL }),
  'PATCH /api/credentials/:credentialId': () => ({ body: { name: 'Parcels of the outlet' } }),
  'POST /api/credentials/:credentialId/connect': () => ({ person: true }),
  'POST /api/credential-connections': async ({ id }) => ({
    body: { state: await id('signInState'), error: 'access_denied' },
    person: true,
  }),
};

const MESSAGING: Readonly<Record<string, MakeSample>> = {
  'POST /api/messages': () => ({ body: { key: unique('letter'), ...texts } }),
  'PUT /api/messages/:messageId': () => ({ body: { baseRevision: 1, ...texts } }),
  'POST /api/messages/validate': () => ({ body: texts }),
  'POST /api/messages/:messageId/preview': async ({ id }) => ({ body: { profileId: await id('profileId') } }),
  'POST /api/messages/:messageId/test': async (site) => {
    await playing(site, 'marketing-email');
    return { body: { profileId: await site.id('profileId'), to: 'me@example.com' } };
  },
  'POST /api/senders': () => ({ body: A_SENDER }),
  'PUT /api/senders/:senderId': () => ({ body: A_SENDER }),
  'PUT /api/sender-roles/:role': async ({ id }) => ({
    params: { role: 'newsletter' },
    body: { senderId: await id('senderId') },
  }),
  'POST /api/suppressions': () => ({ body: { address: `${unique('blocked')}@example.com` } }),
  'POST /api/sends': async ({ id }) => ({ body: { profileId: await id('profileId'), message: await id('messageId') } }),
  'POST /hooks/bounces': () => ({ raw: { type: 'message/rfc822', text: 'From: a@example.com\r\n\r\nHello' } }),
};

/** By `METHOD /path/:parameter`. */
export const SAMPLES: Readonly<Record<string, MakeSample>> = {
  ...IMPORTS,
  ...{ ...PEOPLE, ...INTAKE, ...JOURNEYS },
  ...{ ...TEMPLATES, ...CREDENTIALS, ...MESSAGING },
};
