// The two pictures of the README: `npm run pictures`. Starts the built Perennial with its demo brand on a data folder of its own,
// which is removed afterwards, lets the shoppers walk around, and writes into docs/pictures.
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { startDemo } from './demo-process.mjs';

const FOLDER = join(import.meta.dirname, '../docs/pictures');
const SIZE = { width: 1360, height: 850 };
/** Long enough for people at every step of a journey whose waits are a minute. */
const DEMO_MS = Number(process.env.DEMO_SECONDS ?? 240) * 1_000;
const LARGEST = 250_000;

mkdirSync(FOLDER, { recursive: true });
const { perennial, browser, end } = await startDemo();
try {
  const context = await browser.newContext({ locale: 'en-GB', viewport: SIZE });
  const page = await context.newPage();
  await page.goto(perennial.signInLink);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL('**/journeys');
  say(`The demo's shoppers walk around for ${DEMO_MS / 1_000} seconds ...`);
  await sleep(DEMO_MS);
  await liveJourney(page);
  await customerWithoutMessage(page);
} finally {
  await end();
}

/** The abandoned cart as it runs: who came, who stands where, what it brought. */
async function liveJourney(page) {
  const { items } = await read(page, '/api/journeys');
  await page.goto(`${perennial.address}/journeys/${items[0].id}/live`);
  await picture(page, 'journey-live.png');
}

/** Somebody who is on the way through the journey and got nothing, and the reason for it. */
async function customerWithoutMessage(page) {
  const { items } = await read(page, '/api/sends?status=skipped&limit=50');
  const chosen = items.find(({ reason }) => reason === 'unsubscribed') ?? items[0];
  if (!chosen) throw new Error('Everybody got their message; let the shoppers walk around longer: DEMO_SECONDS=600');
  await page.goto(`${perennial.address}/customers/${chosen.profileId}`);
  await picture(page, 'customer-why-not.png');
}

async function read(page, path) {
  const answer = await page.request.get(perennial.address + path);
  if (!answer.ok()) throw new Error(`${path} answered ${answer.status()}: ${await answer.text()}`);
  return await answer.json();
}

async function picture(page, name) {
  await page.waitForLoadState('networkidle');
  // What moves comes to rest, and a number that was just counted is drawn.
  await sleep(2_000);
  const path = join(FOLDER, name);
  await page.screenshot({ path });
  const { size } = statSync(path);
  if (size > LARGEST) throw new Error(`${path} has ${size} bytes; at most ${LARGEST} shall be loaded with the README.`);
  say(`${path}: ${Math.round(size / 1_000)} kB`);
}

function say(line) {
  process.stderr.write(`${line}\n`);
}
