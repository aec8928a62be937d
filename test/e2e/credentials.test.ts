import { join } from 'node:path';

import { eventually } from '../support/brand';
import { startEditor, type RunningEditor } from '../support/browser';
import { draftOf } from '../support/builder-page';
import { aDraft, settings } from '../support/inspector-page';
import { aJourney } from '../support/journeys';
import { aParcelServer, GOOD_CODE, GOOD_KEY, GOOD_SECRET, type ParcelServer } from '../support/parcels';

let editor: RunningEditor;
let parcels: ParcelServer;

beforeAll(async () => {
  parcels = await aParcelServer();
  Object.assign(process.env, {
    PERENNIAL_NODES: join(__dirname, '../support/fixtures/n8n-nodes-parcels'),
    PERENNIAL_ALLOWED_HOSTS: 'localhost',
  });
  editor = await startEditor();
  delete process.env['PERENNIAL_NODES'];
  delete process.env['PERENNIAL_ALLOWED_HOSTS'];
});

afterAll(async () => {
  await editor.close();
  await parcels.close();
});

test('a credential is made from the form of its type, tried, renamed and deleted', async () => {
  const { page, complaints, open, barriers } = await editor.page();
  await open('/credentials');
  await page.getByRole('heading', { name: 'No credentials yet' }).waitFor();
  expect(await barriers()).toEqual([]);
  await page.getByRole('button', { name: 'New credential' }).click();
  const choice = page.getByRole('dialog', { name: 'New credential' });
  await choice.getByRole('combobox', { name: 'For' }).fill('Parcels API');
  await page.getByRole('option', { name: 'Parcels API' }).click();
  await choice.getByRole('button', { name: 'Next' }).click();

  const form = page.getByRole('dialog', { name: 'New credential: Parcels API' });
  await form.getByLabel('Server').fill(parcels.url);
  await form.getByRole('button', { name: 'Save and test' }).click();
  await form.getByText('Fill this in.').waitFor();
  await form.getByLabel('Partner', { exact: true }).waitFor({ state: 'detached' });
  await form.getByRole('switch', { name: 'Through a Partner' }).click();
  await form.getByLabel('Partner', { exact: true }).fill('Ann');
  await form.getByLabel('API Key').fill('a wrong key');
  await form.getByRole('button', { name: 'Save and test' }).click();
  await form.getByRole('alert').getByText('The other side does not let us in with it.').waitFor();
  expect(await barriers()).toEqual([]);

  await form.getByLabel('API Key').fill(GOOD_KEY);
  await form.getByLabel('Name', { exact: true }).fill('Parcels of the shop');
  await form.getByRole('button', { name: 'Save and test' }).click();
  await form.getByText('this credential works').waitFor();
  await form.getByRole('button', { name: 'Close' }).first().click();

  await page.getByRole('button', { name: 'Parcels of the shop', exact: true }).click();
  const again = page.getByRole('dialog', { name: 'Parcels of the shop' });
  await again.getByLabel('Server').fill('http://localhost:1');
  await again.getByRole('button', { name: 'Save and test' }).click();
  await again.getByText('Other fields have changed: give this again.').waitFor();
  await page.keyboard.press('Escape');
  await again.waitFor({ state: 'detached' });

  await page.getByRole('button', { name: 'More for Parcels of the shop' }).click();
  await page.getByRole('menuitem', { name: 'Delete…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete the credential' }).click();
  await page.getByRole('heading', { name: 'No credentials yet' }).waitFor();
  expect(complaints).toEqual([]);
});

test('a step of another package is given its credential; what a live journey uses stays', async () => {
  const workflow = aJourney().entry().foreign('n8n-nodes-parcels.parcels', { name: 'Book a parcel' }).workflow();
  const id = await aDraft(editor.brand, workflow);
  const { page, complaints, open, barriers } = await editor.page();
  await open(`/journeys/${id}?step=${workflow.nodes[1]!.id}`);
  const panel = settings(page);
  await panel.getByText('None yet: make one.').waitFor();
  await panel.getByText('Runs for each customer by itself').waitFor();
  await panel.getByRole('button', { name: 'New credential' }).click();
  const form = page.getByRole('dialog', { name: 'New credential: Parcels API' });
  await form.getByLabel('Server').fill(parcels.url);
  await form.getByLabel('API Key').fill(GOOD_KEY);
  await form.getByLabel('Name', { exact: true }).fill('Parcels');
  await form.getByRole('button', { name: 'Save and test' }).click();
  await form.getByText('this credential works').waitFor();
  await form.getByRole('button', { name: 'Close' }).first().click();
  await panel.getByRole('combobox', { name: 'Credential' }).getByText('Parcels').waitFor();
  expect(await barriers()).toEqual([]);
  await eventually('the draft to have the credential', async () => {
    const { workflow: saved } = await draftOf(editor.brand, id);
    return JSON.stringify(saved.nodes[1]).includes('parcelsApi') ? true : undefined;
  });

  await editor.brand.must('POST', `/api/journeys/${id}/publish`, {});
  await open('/credentials');
  await page.getByRole('row').filter({ hasText: 'Book a parcel' }).getByText('Live').waitFor();
  await page.getByRole('button', { name: 'More for Parcels' }).click();
  await page.getByRole('menuitem', { name: 'Delete…' }).getByText('In use by').waitFor();
  expect(complaints).toEqual([]);
});

test('in Chinese; signing in at the other side leads back', async () => {
  const client = { clientId: 'us', clientSecret: GOOD_SECRET, url: parcels.url };
  const { id } = await editor.brand.must<{ id: string }>('POST', '/api/credentials', {
    ...{ name: '快递', type: 'parcelsOAuth2Api' },
    values: { ...client, authUrl: `${parcels.url}/authorize`, accessTokenUrl: `${parcels.url}/token` },
  });
  const { page, open, barriers } = await editor.page({ locale: 'zh-CN' });
  // The other side lets us in at once.
  await page.route(`${parcels.url}/authorize**`, async (route) => {
    const asked = new URL(route.request().url()).searchParams;
    const location = `${asked.get('redirect_uri')!}?code=${GOOD_CODE}&state=${asked.get('state')!}`;
    await route.fulfill({ status: 302, headers: { location } });
  });
  await open(`/credentials?credential=${id}`);
  const form = page.getByRole('dialog', { name: '快递' });
  await form.getByText('请在对方登录').waitFor();
  expect(await barriers()).toEqual([]);
  await form.getByRole('button', { name: '登录', exact: true }).click();
  await form.getByText('已登录，步骤可以使用。').waitFor();
});
