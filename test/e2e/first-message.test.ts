import { createHmac, randomUUID } from 'node:crypto';
import chromium from '@sparticuz/chromium';
import { chromium as playwright, type Browser, type Locator, type Page } from 'playwright-core';

import { aCheckout } from '../support/brand';
import { freshDatabaseUri } from '../support/database';
import { startRuntime, type RuntimeProcess } from '../support/runtime-process';
import { becomes } from '../support/waiting';

const SECRET = 'the secret of the shop';

let runtime: RuntimeProcess;
let browser: Browser;

// As a newcomer has it: the command of the README on an empty database, nothing made by the API, no key.
beforeAll(async () => {
  runtime = await startRuntime({
    MONGODB_URI: freshDatabaseUri(),
    PERENNIAL_SECRET: 'a secret of tests that all processes share',
  });
  browser = await playwright.launch({
    executablePath: await chromium.executablePath(),
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--font-render-hinting=none', '--disable-gpu'],
  });
});

afterAll(async () => {
  await browser.close();
  await runtime.end('SIGTERM');
});

test('from the first start to the first message seen', async () => {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', ({ message }) => complaints.push(message));

  await page.goto(runtime.signInLink ?? '');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Journeys', level: 1 }).waitFor();

  await aSandbox(page);
  const webhooks = await aShop(page);
  await theTemplate(page);
  await page
    .getByRole('button', { name: /^Publish/ })
    .first()
    .click();
  const publishing = page.getByRole('dialog');
  await publishing.getByRole('button', { name: /^Publish/ }).click();
  await publishing.getByText('Version 1 is live.').waitFor();
  await publishing.getByRole('button', { name: 'Go on editing' }).click();
  await page.getByRole('button', { name: 'Back to journeys' }).click();

  await goTo(page, 'Sandbox inbox');
  await page.getByText('Nothing has arrived yet').waitFor();
  const checkout = aCheckout({
    ...{ email: 'hanna@example.com', firstName: 'Hanna', locale: 'en-GB' },
    items: [{ title: 'Rice toner', quantity: 2, price: '12.40' }],
  });
  expect(await post(webhooks, checkout)).toBe(200);

  await page.getByRole('article', { name: 'Hanna, your cart is still here' }).waitFor();
  const letter = page.frameLocator('iframe[title="Hanna, your cart is still here"]');
  await letter.getByText('Rice toner').waitFor();
  await letter.getByText('€24.80').first().waitFor();
  await becomes(
    () => letter.getByRole('link', { name: 'Return to my cart' }).getAttribute('href'),
    checkout.abandoned_checkout_url,
  );
  expect(complaints).toEqual([]);
});

const goTo = async (page: Page, place: string) => {
  await page.getByRole('navigation').getByRole('link', { name: place }).click();
  await page.getByRole('heading', { name: place, level: 1 }).waitFor();
};

/** A sender that reaches nobody and plays what the template's messages come from. */
async function aSandbox(page: Page): Promise<void> {
  await goTo(page, 'Senders');
  await page.getByRole('button', { name: 'New sender' }).click();
  const form = page.getByRole('dialog', { name: 'New sender' });
  await form.getByLabel('Sandbox').check();
  await form.getByLabel('Name', { exact: true }).fill('Sandbox');
  await form.getByLabel('From, name').fill('Mori & Fig');
  await form.getByLabel('From, address').fill('hello@mori.example');
  await form.getByLabel('Marketing e-mail').check();
  await form.getByRole('button', { name: 'Save', exact: true }).click();
  await form.waitFor({ state: 'detached' });
}

/** Gives back where its webhooks go. */
async function aShop(page: Page): Promise<string> {
  await goTo(page, 'Sources');
  await page.getByRole('button', { name: 'New source' }).click();
  const form = page.getByRole('dialog', { name: 'New source' });
  await form.getByLabel('Name', { exact: true }).fill('Mori & Fig shop');
  await form.getByLabel('Webhook secret').fill(SECRET);
  await form.getByRole('button', { name: 'Create the source' }).click();
  const drawer = page.getByRole('dialog', { name: 'Mori & Fig shop' });
  const address = await drawer.getByLabel('Webhook address').inputValue();
  await drawer.getByRole('button', { name: 'Close' }).first().click();
  await drawer.waitFor({ state: 'detached' });
  return address;
}

/** The abandoned cart with a first wait that a test can sit out: the amount is in its form, and so is the unit. */
async function theTemplate(page: Page): Promise<void> {
  await goTo(page, 'Journeys');
  await page.getByRole('button', { name: /^Abandoned cart/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'First reminder after' }).fill('1');
  await choose(page, dialog.getByRole('combobox', { name: 'Unit of time' }).first(), /^seconds?$/);
  await dialog.getByRole('button', { name: 'Create the draft' }).click();
  await page.waitForURL(/\/journeys\/jrn_/);
  await page.getByText('After 1 second').first().waitFor();
}

async function choose(page: Page, field: Locator, option: RegExp): Promise<void> {
  await field.click();
  await page.getByRole('option', { name: option }).click();
}

/** As Shopify sends it: the signature covers the bytes of the body. */
async function post(address: string, checkout: object): Promise<number> {
  const body = JSON.stringify(checkout);
  const { status } = await fetch(address, {
    method: 'POST',
    headers: {
      ...{ 'content-type': 'application/json', 'x-shopify-topic': 'checkouts/create' },
      'x-shopify-webhook-id': randomUUID(),
      'x-shopify-hmac-sha256': createHmac('sha256', SECRET).update(body).digest('base64'),
    },
    body,
  });
  return status;
}
