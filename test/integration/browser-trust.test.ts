import { newId } from '../../runtime/src/platform/ids';
import {
  identifier,
  NO_TRAITS,
  type ConsentStatement,
  type Identifier,
  type IdentityItem,
} from '../../runtime/src/profiles/service';
import { anIntake, type Intake } from '../support/intake';

let intake: Intake;

beforeAll(async () => {
  intake = await anIntake();
});
afterAll(() => intake.close());
beforeEach(async () => {
  for (const name of ['profiles', 'identifiers']) await intake.database.db.collection(name).deleteMany({});
});

const email = (value: string) => identifier('email', value)!;
const phone = (value: string) => identifier('phone', value)!;
const user = (value: string) => identifier('external', value)!;
const device = (value: string) => identifier('anonymous', value)!;

let second = 0;
async function says(given: readonly Identifier[], changes: Partial<IdentityItem> = {}): Promise<string> {
  const at = new Date(Date.UTC(2026, 0, 1, 0, 0, second++));
  const item = {
    candidate: newId('prf'),
    trust: 'server',
    identifiers: given,
    traits: NO_TRAITS,
    consents: [],
    at,
  } as const;
  return (await intake.profiles.resolve('ws_1', [{ ...item, ...changes }]))[0]!;
}
const browser = { trust: 'browser' } as const;
const named = (firstName: string, more: object = {}) => ({
  traits: { fields: { firstName }, attributes: {}, ...more },
});
const view = async (id: string) => (await intake.profiles.view('ws_1', id))!;

/** Whoever reads the page finds its write key. */
describe('a browser, of a known customer', () => {
  it('changes neither address nor phone, and claims none for them: with only the user id it is nobody who may', async () => {
    const victim = await says([user('u1'), email('victim@customer.example'), phone('+4930901820')], named('Vic'));
    expect(await says([user('u1'), email('evil@customer.example'), phone('+4930901821')], browser)).toBe(victim);
    expect(await view(victim)).toMatchObject({ email: 'victim@customer.example', phone: '+4930901820' });
    // The other address is still free for whom it belongs to.
    expect(await says([email('evil@customer.example')])).not.toBe(victim);
  });

  it('gives an address not even to a customer who has none', async () => {
    const victim = await says([user('u1')]);
    await says([user('u1'), email('evil@customer.example')], browser);
    expect((await view(victim)).email).toBeUndefined();
  });

  it('does not lead back to an address they had before', async () => {
    const victim = await says([user('u1'), email('old@customer.example')]);
    await says([user('u1'), email('new@customer.example')]);
    await says([user('u1'), email('old@customer.example')], browser);
    expect((await view(victim)).email).toBe('new@customer.example');
  });

  it('overwrites nothing that is held, and fills what is not', async () => {
    const traits = { fields: { firstName: 'Vic' }, attributes: { plan: 'gold' } };
    const victim = await says([email('victim@customer.example')], { traits });
    await says([email('victim@customer.example'), device('d1')], {
      ...browser,
      traits: {
        fields: { firstName: '{{ evil }}', lastName: 'Tim', language: 'fr' },
        attributes: { plan: 'x', seen: 3 },
      },
    });
    expect(await view(victim)).toMatchObject({
      ...{ firstName: 'Vic', lastName: 'Tim', language: 'fr', attributes: { plan: 'gold', seen: 3 } },
    });
    await says([device('d1')], { ...browser, ...named('again', { fields: { lastName: 'Other', language: 'es' } }) });
    expect(await view(victim)).toMatchObject({ lastName: 'Tim', language: 'fr' });
    await says([email('victim@customer.example')], { traits: { fields: { language: 'de' }, attributes: {} } });
    expect(await view(victim)).toMatchObject({ lastName: 'Tim', language: 'de' });
  });

  it('finds them by the name that was filled in', async () => {
    await says([email('victim@customer.example')]);
    await says([email('victim@customer.example')], { ...browser, ...named('Zacharias') });
    expect((await intake.profiles.list({ workspaceId: 'ws_1', search: 'zach', limit: 5 })).items).toHaveLength(1);
  });

  it('does not bring back what was removed later', async () => {
    const victim = await says([email('victim@customer.example')], {
      traits: { fields: {}, attributes: { plan: 'a' } },
    });
    await says([email('victim@customer.example')], { traits: { fields: {}, attributes: { plan: null } } });
    const earlier = new Date(Date.UTC(2025, 0, 1));
    await says([email('victim@customer.example')], {
      ...browser,
      at: earlier,
      traits: { fields: {}, attributes: { plan: 'b' } },
    });
    expect((await view(victim)).attributes).toEqual({});
  });

  it('joins their devices and, where they have none, their user id', async () => {
    const known = await says([email('a@customer.example')]);
    await says([email('a@customer.example'), device('d1'), user('u7')], browser);
    expect(await says([device('d1')])).toBe(known);
    expect(await says([user('u7')])).toBe(known);
  });
});

test('a browser says everything of somebody who is not known yet', async () => {
  const id = await says([device('d1'), email('new@customer.example')], { ...browser, ...named('Nora') });
  expect(await view(id)).toMatchObject({ email: 'new@customer.example', firstName: 'Nora' });
});

describe('consent', () => {
  const at = new Date(Date.UTC(2026, 1, 1));
  const agreed = (more: Partial<ConsentStatement> = {}): { readonly consents: readonly ConsentStatement[] } => ({
    consents: [{ channel: 'email', state: 'subscribed', at, source: 'shop', explicit: true, ...more }],
  });

  it('is for the address it was given for, and stays so when the address changes', async () => {
    const id = await says([user('u1'), email('a@customer.example')], agreed());
    expect(await view(id)).toMatchObject({
      consent: { email: 'subscribed' },
      consentFor: { email: 'a@customer.example' },
    });
    await says([user('u1'), email('b@customer.example')]);
    expect(await view(id)).toMatchObject({ email: 'b@customer.example', consentFor: { email: 'a@customer.example' } });
  });

  it('goes along with the address when the source says it again of the new one', async () => {
    const id = await says([user('u1'), email('a@customer.example')], agreed());
    await says([user('u1'), email('b@customer.example')], agreed());
    expect(await view(id)).toMatchObject({ email: 'b@customer.example', consentFor: { email: 'b@customer.example' } });
  });

  it('given with somebody else’s address does not replace what was said about one’s own', async () => {
    await says([user('u2'), email('b@customer.example')]);
    const id = await says([user('u1'), email('a@customer.example')], agreed());
    const later = new Date(at.getTime() + 1);
    expect(await says([user('u1'), email('b@customer.example')], agreed({ at: later }))).toBe(id);
    expect(await view(id)).toMatchObject({ email: 'a@customer.example', consentFor: { email: 'a@customer.example' } });
  });

  it('of somebody who has none is kept with the address it was given for, whosever that is', async () => {
    await says([user('u2'), email('b@customer.example')]);
    const id = await says([user('u1'), email('a@customer.example')]);
    await says([user('u1'), email('b@customer.example')], agreed());
    expect(await view(id)).toMatchObject({ email: 'a@customer.example', consentFor: { email: 'b@customer.example' } });
  });

  it('recorded by a person is for the address of that moment; of a phone number likewise', async () => {
    const id = await says([email('a@customer.example'), phone('+4930901820')]);
    for (const channel of ['email', 'sms'] as const)
      await intake.profiles.changeConsent({
        workspaceId: 'ws_1',
        profileId: id,
        channel,
        state: 'subscribed',
        source: 't',
      });
    expect((await view(id)).consentFor).toEqual({ email: 'a@customer.example', sms: '+4930901820' });
    const answer = await intake.call('ws_1', 'GET', `/api/profiles/${id}`);
    expect(await answer.json()).toMatchObject({
      consents: { email: { marketing: { address: 'a@customer.example' } } },
    });
  });

  it('taken back for another address is taken back', async () => {
    const id = await says([user('u1'), email('a@customer.example')], agreed());
    await says([user('u2'), email('b@customer.example')]);
    const later = new Date(at.getTime() + 1);
    await says([user('u1'), email('b@customer.example')], agreed({ state: 'unsubscribed', at: later }));
    expect((await view(id)).consent).toEqual({ email: 'unsubscribed' });
  });
});

test('merges are told of once, and again when whoever is told fails', async () => {
  const known = await says([email('a@customer.example')]);
  const guest = await says([device('d1')]);
  await says([device('d1'), email('a@customer.example')]);
  const told: (readonly string[])[] = [];
  const tell = (workspaceId: string, ids: readonly string[]) => {
    told.push([workspaceId, ...ids]);
    return Promise.resolve();
  };
  await expect(intake.profiles.announceMerges(() => Promise.reject(new Error('away')))).rejects.toThrow('away');
  expect(await intake.profiles.announceMerges(tell)).toBe(1);
  expect(await intake.profiles.announceMerges(tell)).toBe(0);
  expect(told).toEqual([['ws_1', guest]]);
  expect((await view(guest)).id).toBe(known);
});
