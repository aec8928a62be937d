import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import chromium from '@sparticuz/chromium';
import { chromium as playwright, type Browser, type BrowserContext, type Page } from 'playwright-core';

import type { StartOptions } from '../../runtime/src/main';
import type { Brand } from './brand';
import { freshDatabaseUri } from './database';
import { startSpine } from './spine-runtime';

export type Role = 'owner' | 'admin' | 'editor' | 'viewer';

/** Who looks, and through what kind of browser. */
export interface Viewer {
  /** Signed in with this role, as a person of their own per role; `nobody` is not signed in. Owner unless given. */
  readonly role?: Role | 'nobody';
  /** What the browser says it speaks; `en-GB` unless given. */
  readonly locale?: string;
  readonly theme?: 'light' | 'dark';
  readonly width?: number;
  readonly height?: number;
  readonly reducedMotion?: boolean;
}

export interface EditorPage {
  readonly page: Page;
  /** What the browser complained about: refused by the policy, thrown, not loaded. A test of a screen ends expecting none. */
  readonly complaints: readonly string[];
  /** Goes to a path of the editor and waits until it has come to rest. */
  open(path: string): Promise<void>;
  /** What axe calls serious or critical on the page as it is, as `rule: what (where)`. */
  barriers(): Promise<string[]>;
  close(): Promise<void>;
}

/** A real runtime with the built editor on a database of its own, and a browser. */
export interface RunningEditor {
  readonly address: string;
  /** The workspace through its API, with the key of its owner. */
  readonly brand: Brand;
  page(viewer?: Viewer): Promise<EditorPage>;
  close(): Promise<void>;
}

const ROOT = join(__dirname, '../..');

/** Enough for a headless browser without a screen card; the package's own list turns off the same-origin rule and the sandbox between sites. */
const BROWSER_ARGS = ['--no-sandbox', '--disable-dev-shm-usage', '--font-render-hinting=none', '--disable-gpu'];

export async function startEditor(options: Pick<StartOptions, 'worker' | 'messaging'> = {}): Promise<RunningEditor> {
  for (const file of ['editor/dist/index.html', 'runtime/dist/runtime/src/main.js'])
    if (!existsSync(join(ROOT, file))) throw new Error(`There is no ${file}: npm run build`);
  const runtime = await startSpine({ mongodbUri: freshDatabaseUri(), options });
  const { brand } = runtime;
  const browser = await playwright.launch({ executablePath: await chromium.executablePath(), args: BROWSER_ARGS });
  const people = new Map<Role, Promise<SignedIn>>();
  const signedIn = (role: Role) => {
    const known = people.get(role) ?? signIn(browser, brand, role);
    people.set(role, known);
    return known;
  };
  return {
    address: brand.address,
    brand,
    page: async (viewer = {}) => {
      const { role = 'owner' } = viewer;
      const storageState = role === 'nobody' ? undefined : await signedIn(role);
      return await aPage(await aContext(browser, viewer, storageState), brand.address);
    },
    close: async () => {
      await browser.close();
      await runtime.end('SIGTERM');
    },
  };
}

type SignedIn = Awaited<ReturnType<BrowserContext['storageState']>>;

/** A new person joins with this role through an invitation link, as people do. */
async function signIn(browser: Browser, brand: Brand, role: Role): Promise<SignedIn> {
  const { url } = await brand.must<{ url: string }>('POST', '/api/members/invitations', { role });
  const context = await browser.newContext({ locale: 'en-GB' });
  const page = await context.newPage();
  await page.goto(brand.address + new URL(url).pathname);
  await page.getByLabel('Your name').fill(NAMES[role]);
  await page.getByRole('button', { name: 'Join' }).click();
  await page.waitForURL('**/journeys');
  // Only the session: language, theme and workspace are each page's own.
  const { cookies } = await context.storageState();
  await context.close();
  return { cookies, origins: [] };
}

const NAMES: Readonly<Record<Role, string>> = {
  owner: 'Olivia Owner',
  admin: 'Adam Admin',
  editor: 'Edith Editor',
  viewer: 'Victor Viewer',
};

async function aContext(browser: Browser, viewer: Viewer, storageState?: SignedIn): Promise<BrowserContext> {
  const { locale = 'en-GB', theme = 'light', width = 1440, height = 900, reducedMotion } = viewer;
  return await browser.newContext({
    locale,
    timezoneId: 'Europe/Berlin',
    colorScheme: theme,
    viewport: { width, height },
    permissions: ['clipboard-read', 'clipboard-write'],
    ...(reducedMotion && { reducedMotion: 'reduce' }),
    ...(storageState && { storageState }),
  });
}

async function aPage(context: BrowserContext, address: string): Promise<EditorPage> {
  const page = await context.newPage();
  const complaints = complaintsOf(page);
  return {
    page,
    complaints,
    open: async (path) => {
      await page.goto(address + path);
      await page.waitForLoadState('networkidle');
    },
    barriers: async () => await barriersOf(page),
    close: () => context.close(),
  };
}

function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    // Nobody being signed in, and a refusal that a test provokes, are answers; the browser reports them by itself.
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('response', (response) => {
    if (response.status() >= 500) complaints.push(`${String(response.status())} ${response.url()}`);
  });
  return complaints;
}

async function barriersOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id}: ${help} (${target.join(' ')})`));
}
