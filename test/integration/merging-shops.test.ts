import { anIntake, aShop, type Intake } from '../support/intake';

let intake: Intake;
let shop: string;

beforeAll(async () => {
  intake = await anIntake();
  shop = await aShop(intake);
});
afterAll(() => intake.close());

const living = async () => await intake.count('profiles', { mergedInto: { $exists: false } });
const customer = async (id: number, address: string) => {
  await intake.webhook(shop, 'customers/create', { id, email: address, created_at: '2026-01-01T10:00:00Z' });
};
const merged = (status: string) => ({
  ...{ status, admin_graphql_api_customer_kept_id: 'gid://shopify/Customer/11' },
  ...{ admin_graphql_api_customer_deleted_id: 'gid://shopify/Customer/12', admin_graphql_api_job_id: null, errors: [] },
});

test('customers whom a shop has merged are one person; a merge that failed changes nothing', async () => {
  await customer(11, 'kept@customer.example');
  await customer(12, 'deleted@customer.example');
  expect(await living()).toBe(2);
  await intake.webhook(shop, 'customers/merge', merged('failed'));
  expect(await living()).toBe(2);
  expect((await intake.webhook(shop, 'customers/merge', merged('completed'))).status).toBe(200);
  expect(await living()).toBe(1);
  // The account that the shop has deleted still leads to the person.
  await customer(12, 'deleted@customer.example');
  expect(await living()).toBe(1);
});
