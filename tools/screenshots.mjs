// Pictures of every screen, in both languages, light and dark: `npm run screenshots -- <folder>`. Starts the built Perennial with
// its demo brand on a data folder of its own, which is removed afterwards.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { startDemo } from './demo-process.mjs';
import { EVERY_STEP, STEP_FORMS } from './screenshots-journey.mjs';

const LOCALES = { en: 'en-GB', zh: 'zh-CN' };
const THEMES = ['light', 'dark'];
const SIZE = { width: 1440, height: 900 };
/** So long the demo's shoppers may walk around before the first picture: waits of its journey take a minute, and then it sends. */
const DEMO_MS = 150_000;
/** Of the viewer; moments are told in it. */
const ZONE = 'Europe/Berlin';
/** What comes after the network is quiet: forms and the palette, skeletons, figures that fade in. */
const SETTLES_MS = 1_200;

/** What a dialog takes to ask the server. */
const ASKS_MS = 3_000;

const [folder] = process.argv.slice(2);
if (!folder) {
  process.stderr.write('Say where the pictures go: npm run screenshots -- <folder>\n');
  process.exit(2);
}
mkdirSync(folder, { recursive: true });

const { perennial, browser, end } = await startDemo();
try {
  const storageState = await signIn(perennial);
  await sleep(DEMO_MS);
  const screens = await screensOf(perennial.address, storageState);
  for (const [language, locale] of Object.entries(LOCALES))
    for (const theme of THEMES) await pictures(screens, { language, locale, theme, storageState });
} finally {
  await end();
}

async function signIn({ signInLink }) {
  const context = await browser.newContext({ locale: 'en-GB', viewport: SIZE, timezoneId: ZONE });
  const page = await context.newPage();
  await page.goto(signInLink);
  await page.getByRole('button', { name: 'Sign in' }).waitFor();
  await signInPictures(signInLink);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL('**/journeys');
  const { cookies } = await context.storageState();
  await context.close();
  return { cookies, origins: [] };
}

/** The link works once, so the pictures are made before it is used. */
async function signInPictures(signInLink) {
  for (const [language, locale] of Object.entries(LOCALES))
    for (const theme of THEMES) {
      const context = await browser.newContext({ locale, colorScheme: theme, viewport: SIZE, timezoneId: ZONE });
      const page = await context.newPage();
      await page.goto(signInLink);
      await page.getByRole('main').getByRole('button').first().waitFor();
      await page.screenshot({ path: join(folder, `sign-in.${language}.${theme}.png`) });
      await context.close();
    }
}

/** Every screen with its path; those of one thing take the first there is. */
async function screensOf(address, storageState) {
  const context = await browser.newContext({ storageState });
  const get = async (path) => {
    const answer = await context.request.get(address + path);
    return answer.ok() ? ((await answer.json()).items ?? []) : [];
  };
  const [[journey], [message], [send], [source]] = await Promise.all(
    ['/api/journeys', '/api/messages', '/api/sends?limit=1', '/api/sources?limit=1'].map(get),
  );
  const every = await context.request.post(`${address}/api/journeys`, {
    data: EVERY_STEP,
    headers: { origin: address },
  });
  if (!every.ok()) throw new Error(`The journey for pictures of forms was refused: ${await every.text()}`);
  const { id: everyStep } = await every.json();
  await context.close();
  const lists = [
    'journeys',
    'messages',
    'customers',
    'sends',
    'dead-letters',
    'sandbox',
    'sources',
    'senders',
    'credentials',
  ];
  const settings = ['workspace', 'people', 'alerts', 'keys', 'audit', 'you'];
  return [
    ...lists.map((name) => [name, `/${name}`]),
    ...settings.map((tab) => [`settings-${tab}`, `/settings/${tab}`]),
    ['source-new', '/sources?source=new'],
    ['sender-new', '/senders?sender=new'],
    ['message-new', '/messages?make=1'],
    ...(source ? [['source', `/sources?source=${source.id}`]] : []),
    ...(journey
      ? [
          ['journey', `/journeys/${journey.id}`],
          ['journey-live', `/journeys/${journey.id}/live`],
          ['journey-outline', `/journeys/${journey.id}?view=outline`],
          ['publish', `/journeys/${journey.id}`, (page) => press(page, /^(Publish…|发布…)$/)],
        ]
      : []),
    ['template', '/journeys', template],
    ['canvas-every-step', `/journeys/${everyStep}`],
    ...STEP_FORMS.map(([name, stepKey]) => [name, `/journeys/${everyStep}?step=${stepKey}`]),
    ...(message ? [['message', `/messages/${message.id}`]] : []),
    ...(send
      ? [
          ['send', `/sends?send=${send.id}`],
          ['customer', `/customers/${send.profileId}`],
        ]
      : []),
  ].map(([name, path, act]) => ({ name, url: address + path, act }));
}

async function press(page, name) {
  await page.getByRole('button', { name }).first().click();
}

async function template(page) {
  await press(page, /^(From a template|使用模板)$/);
  await page.getByRole('menuitem').first().click();
  await page.getByRole('dialog').waitFor();
}

async function pictures(screens, { language, locale, theme, storageState }) {
  const context = await browser.newContext({
    locale,
    colorScheme: theme,
    viewport: SIZE,
    timezoneId: ZONE,
    storageState,
  });
  const page = await context.newPage();
  page.on('pageerror', (error) => process.stderr.write(`${page.url()}: ${error.message}\n`));
  for (const { name, url, act } of screens) {
    await page.goto(url);
    await page.waitForLoadState('networkidle');
    if (act) {
      await act(page);
      await page.waitForTimeout(ASKS_MS);
    }
    await page.waitForTimeout(SETTLES_MS);
    await page.screenshot({ path: join(folder, `${name}.${language}.${theme}.png`) });
  }
  await context.close();
  process.stderr.write(`${language} ${theme}: ${String(screens.length)} screens\n`);
}
