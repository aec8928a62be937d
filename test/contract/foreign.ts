import { giveUp } from '../../runtime/src/worker/giveUp';
import { bucketOf } from '../../runtime/src/platform/ids';
import type { TestWorkspace, WholeApp } from '../support/app';
import { aJourney } from '../support/journeys';

/**
 * What the walk over all routes (routes.test.ts) has to know of each subject. When you add a route:
 *
 * 1. Every parameter of its path and query, and every text in its body, is the id of a record, or it is not. If it is: an entry
 *    in `MAKERS` makes such a record in a given workspace and gives its id (`NAMED_OTHERWISE` says when the parameter has
 *    another name than the maker). If it is not: its name stands in plain.ts.
 * 2. A route with a body, with required query parameters, or with a parameter of its path that is no id, needs an entry in
 *    samples.ts: a request that succeeds.
 *
 * The walk then asks for workspace B's records with workspace A's key and expects 404, and makes the same requests within one
 * workspace to see that they succeed. A parameter that stands nowhere fails the test.
 */
export interface Site {
  readonly app: WholeApp;
  /** Where the record is made. */
  readonly workspace: TestWorkspace;
  /** The id of another record in the same workspace, made at most once. */
  readonly id: (name: string) => Promise<string>;
}

export type Maker = (site: Site) => Promise<string>;

let made = 0;
/** So that no two records share a name, an address or an event. */
export const unique = (word: string): string => `${word}-${String((made += 1))}`;

export const MAKERS: Readonly<Record<string, Maker>> = {
  workspaceId: ({ workspace }) => Promise.resolve(workspace.id),
  memberId: async (site) => {
    const { url } = await post<{ url: string }>(site, '/api/members/invitations', { role: 'viewer' });
    const body = JSON.stringify({ token: url.split('/').at(-1), name: 'Vera' });
    const headers = { 'content-type': 'application/json' };
    await fetch(`${site.app.baseUrl}/api/sign-in`, { method: 'POST', headers, body });
    const members = await list<{ id: string; name: string }>(site, '/api/members');
    return members.findLast(({ name }) => name === 'Vera')!.id;
  },
  invitationId: async (site) => {
    await post(site, '/api/members/invitations', { role: 'viewer' });
    return (await list(site, '/api/members/invitations'))[0]!.id;
  },
  keyId: (site) => create(site, '/api/keys', { name: 'A key', permissions: ['workspace:read'] }),

  profileId: (site) => create(site, '/api/profiles', { email: `${unique('person')}@example.com` }),
  sourceId: (site) => create(site, '/api/sources', { kind: 'segment', name: 'Site' }),
  segmentId: (site) => create(site, '/api/segments', { name: unique('List') }),
  dynamicSegmentId: (site) =>
    create(site, '/api/segments', { name: unique('Segment'), definition: { kind: 'all', of: [] } }),
  eventId: async (site) => {
    const name = unique('Asked');
    await track(site, name);
    return (await list(site, `/api/events?name=${name}`))[0]!.id;
  },

  mergeId: async (site) => {
    const [one, other] = [await somebody(site), await somebody(site)];
    await post(site, `/api/profiles/${one}/merges`, { profileId: other });
    return (await list(site, `/api/profiles/${one}/merges`))[0]!.id;
  },

  orderId: async (site) => {
    await track(site, 'Order Completed', { properties: { order_id: unique('order'), total: 5, currency: 'USD' } });
    return (await list(site, '/api/orders'))[0]!.id;
  },

  productId: async (site) => {
    const title = unique('product');
    const sourceId = await site.id('sourceId');
    await post(site, '/api/products', { sourceId, products: [{ id: title, title }] });
    return (await list(site, `/api/products?search=${title}`))[0]!.id;
  },
  privacyRequestId: async (site) => {
    const profileId = await create(site, '/api/profiles', { email: `${unique('asking')}@example.com` });
    const { id } = await post<{ id: string }>(site, `/api/profiles/${profileId}/export`, {});
    await site.app.subjects.privacy.runner.tick();
    return id;
  },
  requestId: async (site) => {
    const shop = { workspaceId: site.workspace.id, sourceId: await site.id('sourceId') };
    const asked = { customerId: unique('customer'), email: undefined, phone: undefined, shopsId: undefined };
    const requestedAt = new Date();
    const request = { kind: 'customerData', messageId: asked.customerId, requestedAt, orderIds: [], ...asked } as const;
    await site.app.subjects.sources.requests.note(shop, request);
    return (await list(site, '/api/shop-requests'))[0]!.id;
  },

  journeyId: async (site) => {
    const name = unique('Journey');
    return await create(site, '/api/journeys', {
      name,
      workflow: aJourney()
        .entry({ events: [name] })
        .wait()
        .workflow(),
    });
  },
  versionId: async (site) => await create(site, `/api/journeys/${await site.id('journeyId')}/publish`, {}),
  enrolmentId: async (site) => {
    await site.id('versionId');
    const journeyId = await site.id('journeyId');
    const { name } = await get<{ name: string }>(site, `/api/journeys/${journeyId}`);
    await track(site, name);
    return (await list(site, `/api/enrolments?journeyId=${journeyId}`))[0]!.id;
  },
  deadLetterId: async (site) => {
    const id = await site.id('enrolmentId');
    await giveUpOn(site, id);
    return id;
  },

  taskId: async ({ app, workspace }) => {
    // In the hands of another process, so that it stays open.
    const lease = { token: 'another', until: new Date(Date.now() + 3_600_000) };
    const at = new Date();
    const task = {
      ...{ _id: unique('task'), workspaceId: workspace.id, action: 'retry', filter: { to: at.toISOString() } },
      ...{ by: 'session me', at, state: 'running', open: true, total: 1, done: 0, changed: 0, lease },
    };
    await app.database.db.collection<{ _id: string }>('deadLetterTasks').insertOne(task);
    return task._id;
  },
  circuitId: async (site) => {
    const name = unique('step');
    const step = { workspaceId: site.workspace.id, journeyId: 'jrn', versionId: name, stepKey: name, stepName: name };
    const failed = Array.from({ length: 10 }, (_, i) => `prf_${String(i)}`);
    const failure = { code: 'api_refused', message: 'Unauthorized' };
    await site.app.subjects.circuits.guard.heard({ ...step, runs: 'local' }, { worked: false, failed, failure });
    return (await list<{ id: string; stepName?: string }>(site, '/api/circuits')).find((one) => one.stepName === name)!
      .id;
  },

  importId: async (site) => {
    const id = await create(site, '/api/imports', { name: 'people.csv', kind: 'profiles' });
    await sendFile(site, id);
    await post(site, `/api/imports/${id}/uploaded`, {});
    return id;
  },
  uploadingImportId: (site) => create(site, '/api/imports', { name: 'people.csv', kind: 'profiles' }),
  savedMappingId: (site) =>
    create(site, '/api/import-mappings', { name: unique('CRM'), kind: 'profiles', ...A_MAPPING }),

  messageId: (site) =>
    create(site, '/api/messages', {
      key: unique('letter'),
      ...A_LETTER,
      languages: { en: { subject: 'Hi', text: 'Hello' } },
    }),
  senderId: (site) => create(site, '/api/senders', A_SENDER),
  sendId: async (site) => {
    await playing(site, 'marketing-email');
    const [profileId, message] = [await site.id('profileId'), await site.id('messageId')];
    await post(site, `/api/profiles/${profileId}/consents`, { channel: 'email', state: 'subscribed' });
    return await create(site, '/api/sends', { profileId, message });
  },
  sandboxMessageId: async (site) => {
    await site.id('sendId');
    return (await list(site, '/api/sandbox/messages?limit=1'))[0]!.id;
  },
  suppressionId: (site) => create(site, '/api/suppressions', { address: `${unique('blocked')}@example.com` }),
  catchUpId: async (site) => {
    // Paused, so that it stays open.
    await site.id('versionId');
    const path = `/api/journeys/${await site.id('journeyId')}`;
    await post(site, `${path}/pause`, { what: 'entryOnly' });
    return await create(site, `${path}/catch-ups`, {});
  },
  credentialId: (site) => create(site, '/api/credentials', A_CREDENTIAL),
  oauth2CredentialId: (site) => create(site, '/api/credentials', AN_OAUTH2_CREDENTIAL),
  signInState: async (site) => {
    const credentialId = await site.id('oauth2CredentialId');
    const { token } = await site.app.workspaces.createSignInLink(site.workspace.ownerId);
    const cookies = await site.app.workspaces.redeemLink(token, undefined, {});
    const cookie = cookies.map((each) => each.split(';')[0]).join('; ');
    const headers = { cookie, origin: site.app.baseUrl };
    const path = `${site.app.baseUrl}/api/credentials/${credentialId}/connect`;
    const answer = await checked(await fetch(path, { method: 'POST', headers }));
    return new URL(((await answer.json()) as { url: string }).url).searchParams.get('state')!;
  },
  subscriptionId: (site) => create(site, '/api/subscriptions', { url: 'https://hooks.example/in', events: ['Any'] }),
};

/** `METHOD /path name`: which maker's id that parameter takes. */
export const NAMED_OTHERWISE: Readonly<Record<string, string>> = {
  'POST /api/credentials/:credentialId/connect credentialId': 'oauth2CredentialId',
  'POST /api/credentials/:credentialId/test credentialId': 'oauth2CredentialId',
  'POST /api/credential-connections state': 'signInState',
  'GET /api/journeys/:journeyId/export version': 'versionId',
  'POST /api/dead-letters/:enrolmentId/:action enrolmentId': 'deadLetterId',
  'POST /api/dead-letters/:action ids': 'deadLetterId',
  'POST /api/journeys/:journeyId/enrolments/remove ids': 'enrolmentId',
  'PUT /api/imports/:importId/parts/:part importId': 'uploadingImportId',
  'POST /api/sends message': 'messageId',
  'POST /api/profiles/history profileIds': 'profileId',
  'POST /api/segments/:segmentId/members/check profileIds': 'profileId',
  'PATCH /api/segments/:segmentId segmentId': 'dynamicSegmentId',
  'POST /api/segments message': 'messageId',
  'POST /api/segments/preview message': 'messageId',
  'PATCH /api/segments/:segmentId message': 'messageId',
};

export const A_MAPPING = {
  reading: { zone: 'UTC', dateOrder: 'auto', decimal: 'auto' },
  mapping: [{ column: 'email', to: 'email' }],
};

/** The only part of a file of one person. */
async function sendFile({ app, workspace }: Site, importId: string): Promise<void> {
  const headers = { authorization: `Bearer ${workspace.key}`, 'content-type': 'application/octet-stream' };
  const body = `email\n${unique('imported')}@example.com\n`;
  await checked(await fetch(`${app.baseUrl}/api/imports/${importId}/parts/1`, { method: 'PUT', headers, body }));
}

export const A_LETTER = { name: 'A letter', category: 'marketing', defaultLanguage: 'en' };
export const A_CREDENTIAL = { name: 'Parcels', type: 'parcelsApi', values: { apiKey: 'a key of tests' } };
export const AN_OAUTH2_CREDENTIAL = {
  ...{ name: 'Parcels', type: 'parcelsOAuth2Api' },
  values: {
    ...{ authUrl: 'https://parcels.example/authorize', accessTokenUrl: 'https://parcels.example/token' },
    ...{ clientId: 'us', clientSecret: 'hush', url: 'https://parcels.example' },
  },
};
export const A_SENDER = { name: 'Sandbox', kind: 'sandbox', from: { name: 'Us', address: 'us@example.com' } };

export async function playing(site: Site, role: string): Promise<void> {
  const senderId = await site.id('senderId');
  await checked(await site.workspace.call('PUT', `/api/sender-roles/${role}`, { senderId }));
}

/** Somebody unknown does something: an event as a shop's server sends it, handled when this resolves. */
export async function track(site: Site, event: string, said: object = {}): Promise<void> {
  const { writeKey } = await post<{ writeKey: string }>(site, '/api/sources', { kind: 'segment', name: 'Shop' });
  const call = { event, userId: unique('user'), messageId: unique('message'), properties: {}, ...said };
  await checked(await sendAs(site.app, writeKey, 'track', call));
  await site.app.subjects.events.idle();
}

export async function sendAs(app: WholeApp, writeKey: string, call: string, body: object): Promise<Response> {
  const authorization = `Basic ${Buffer.from(`${writeKey}:`).toString('base64')}`;
  return await fetch(`${app.baseUrl}/v1/${call}`, {
    method: 'POST',
    headers: { authorization },
    body: JSON.stringify(body),
  });
}

/** Due before everybody else, who is left alone: also those of another workspace in the same bucket. */
const LONG_AGO = new Date(0);

/** What a worker does with an enrolment that cannot go on. */
async function giveUpOn(site: Site, enrolmentId: string): Promise<void> {
  const { writes } = site.app.subjects.enrolments;
  const { profileId } = await get<{ profileId: string }>(site, `/api/enrolments/${enrolmentId}`);
  const now = new Date(Date.now() + 1_000);
  await site.app.database.db
    .collection<{ _id: string }>('enrolments')
    .updateOne({ _id: enrolmentId }, { $set: { due: LONG_AGO } });
  const query = { queue: 'local', buckets: [bucketOf(profileId)], limit: 1, now: LONG_AGO, lease: 1 } as const;
  const { token, enrolments } = await writes.claim(query);
  const enrolment = enrolments.find(({ _id }) => _id === enrolmentId)!;
  const commit = giveUp(enrolment, token, { code: 'internal', message: 'It failed', now });
  if (!(await writes.commit([{ enrolment, commit }], token)).has(enrolmentId)) throw new Error('It is no dead letter');
}

export async function post<T>({ workspace }: Site, path: string, body: unknown): Promise<T> {
  return (await (await checked(await workspace.call('POST', path, body))).json()) as T;
}

export async function get<T>({ workspace }: Site, path: string): Promise<T> {
  return (await (await checked(await workspace.call('GET', path))).json()) as T;
}

export async function list<T = { readonly id: string }>(site: Site, path: string): Promise<T[]> {
  return (await get<{ items: T[] }>(site, path)).items;
}

export const somebody = async (site: Site): Promise<string> =>
  await create(site, '/api/profiles', { email: `${unique('person')}@example.com` });

async function create(site: Site, path: string, body: unknown): Promise<string> {
  return (await post<{ id: string }>(site, path, body)).id;
}

export async function checked(answer: Response): Promise<Response> {
  if (!answer.ok) throw new Error(`${answer.url} answered ${String(answer.status)}: ${await answer.text()}`);
  return answer;
}
