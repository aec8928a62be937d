import { anIntake, aWriteKey, type Intake } from '../support/intake';

let intake: Intake;
let server: string;
let page: string;

beforeAll(async () => {
  intake = await anIntake();
  server = await aWriteKey(intake);
  page = await aWriteKey(intake, { trust: 'browser' });
});
afterAll(() => intake.close());

const zone = async (userId: string) => {
  const { items } = (await (await intake.call('ws_1', 'POST', '/api/profiles/lookup', { lookups: [{ by: 'externalId', value: userId }] })).json()) as { items: { timeZone?: string }[] }; // prettier-ignore
  return items[0]?.timeZone;
};

test('of a phone number, then of the address, then of the page, then as said: each where nothing better is known', async () => {
  await intake.track('identify', server, { userId: 'z1', traits: { phone: '+4930901820' } });
  expect(await zone('z1')).toBe('Europe/Berlin');
  await intake.track('identify', server, { userId: 'z1', traits: { countryCode: 'JP' } });
  expect(await zone('z1')).toBe('Asia/Tokyo');
  await intake.track('track', page, { userId: 'z1', event: 'Looked', context: { timezone: 'America/New_York' } });
  expect(await zone('z1')).toBe('America/New_York');
  await intake.track('track', page, { userId: 'z1', event: 'Looked', context: { timezone: 'Asia/Kolkata' } });
  expect(await zone('z1')).toBe('America/New_York');
  await intake.track('identify', server, { userId: 'z1', traits: { timezone: 'Europe/Paris' } });
  expect(await zone('z1')).toBe('Europe/Paris');
});

test('a number of a country with several clocks says nothing, and neither does a clock that is none', async () => {
  await intake.track('identify', server, { userId: 'z2', traits: { phone: '+12125550188' } });
  await intake.track('track', page, { userId: 'z2', event: 'Looked', context: { timezone: 'Mars/Olympus' } });
  expect(await zone('z2')).toBeUndefined();
});
