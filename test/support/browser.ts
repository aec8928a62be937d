import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { AxeBuilder } from '@axe-core/playwright';
import chromium from '@sparticuz/chromium';
import { chromium as playwright, type Browser, type BrowserContext, type Page } from 'playwright-core';

import type { StartOptions } from '../../runtime/src/main';
import type { Brand } from './brand';
import { freshDatabaseUri } from './database';
import { OpenPages } from './evidence';
import { SPINE_SECRETS, startSpine } from './spine-runtime';

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
  /** Goes to a path of the editor and waits until its screen is there and, if it ever is, at rest. */
  readonly open: (path: string) => Promise<void>;
  /** What axe calls serious or critical on the page as it is, as `rule: what (where)`. */
  readonly barriers: () => Promise<string[]>;
}

interface NewPage extends Pick<EditorPage, 'page' | 'complaints'> {
  readonly context: BrowserContext;
}

/** A real runtime with the built editor on a database of its own, and a browser. */
export interface RunningEditor {
  readonly address: string;
  /** The workspace through its API, with a key that may do everything. */
  readonly brand: Brand;
  /** A new sign-in link for the owner. */
  signInLink(): Promise<string>;
  page(viewer?: Viewer): Promise<EditorPage>;
  /** Stops the server; pages stay as they are. */
  stopServer(): Promise<void>;
  /** Starts it again at the same address, on the same database. */
  startServer(): Promise<void>;
  close(): Promise<void>;
}

const ROOT = join(__dirname, '../..');
const COMMAND_LINE = join(ROOT, 'runtime/dist/runtime/src/cli/perennial.js');

/** Enough for a headless browser without a screen card; the package's own list turns off the same-origin rule and the sandbox between sites. */
const BROWSER_ARGS = ['--no-sandbox', '--disable-dev-shm-usage', '--font-render-hinting=none', '--disable-gpu'];

/** One action, or what it leads to; far above what it takes on a busy machine, below the limit of a test. */
const PATIENCE_MS = 90_000;

const IDLE_WITHIN_MS = 10_000;

/** How many times slower than they are processors are to be for pages, for whoever wants to see a test on a slow machine. */
const SLOWDOWN = Number(process.env['PERENNIAL_TEST_SLOWDOWN'] ?? '1');

const openPages = new OpenPages();

Object.assign(globalThis, { evidenceOfFailure: () => openPages.evidence() });

// What stays open goes on asking the server.
afterEach(() => openPages.close());

export async function startEditor(options: Pick<StartOptions, 'worker' | 'messaging'> = {}): Promise<RunningEditor> {
  for (const file of [join(ROOT, 'editor/dist/index.html'), COMMAND_LINE])
    if (!existsSync(file)) throw new Error(`There is no ${file}: npm run build`);
  const mongodbUri = freshDatabaseUri();
  let runtime = await startSpine({ mongodbUri, options });
  const { brand, port } = runtime;
  const browser = await launchBrowser();
  const people = new Map<Role, Promise<SignedIn>>();
  const signedIn = (role: Role) => {
    const known = people.get(role) ?? signIn(browser, brand, role, () => ownersLink(mongodbUri, brand.address));
    people.set(role, known);
    return known;
  };
  return {
    address: brand.address,
    brand,
    signInLink: () => ownersLink(mongodbUri, brand.address),
    page: async (viewer = {}) => {
      const { role = 'owner' } = viewer;
      const storageState = role === 'nobody' ? undefined : await signedIn(role);
      return asEditorPage(await newPage(browser, viewer, storageState), brand.address);
    },
    stopServer: async () => {
      await runtime.end('SIGTERM');
    },
    startServer: async () => {
      runtime = await startSpine({ mongodbUri, port, options });
    },
    close: async () => {
      await browser.close();
      await runtime.end('SIGTERM');
    },
  };
}

export async function launchBrowser(): Promise<Browser> {
  return await playwright.launch({ executablePath: await chromium.executablePath(), args: BROWSER_ARGS });
}

/** What `perennial sign-in` prints on the machine that the runtime runs on. */
async function ownersLink(mongodbUri: string, address: string): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [COMMAND_LINE, 'sign-in', '--json'], {
    env: { ...process.env, ...SPINE_SECRETS, MONGODB_URI: mongodbUri, PUBLIC_URL: address },
  });
  return (JSON.parse(stdout) as { signInLink: string }).signInLink;
}

type SignedIn = Awaited<ReturnType<BrowserContext['storageState']>>;

/** Through a link, as people do: the owner's comes from the command line, the others are invited and say their name. */
async function signIn(
  browser: Browser,
  brand: Brand,
  role: Role,
  ownersLink: () => Promise<string>,
): Promise<SignedIn> {
  const { page, context } = await newPage(browser, {});
  if (role === 'owner') {
    await page.goto(await ownersLink());
    await page.getByRole('button', { name: 'Sign in' }).click();
  } else {
    const { url } = await brand.must<{ url: string }>('POST', '/api/members/invitations', { role });
    await page.goto(brand.address + new URL(url).pathname);
    await page.getByLabel('Your name').fill(NAMES[role]);
    await page.getByRole('button', { name: 'Join' }).click();
  }
  await page.waitForURL('**/journeys');
  // Only the session: language, theme and workspace are each page's own.
  const { cookies } = await context.storageState();
  await context.close();
  return { cookies, origins: [] };
}

/** Of the people who are invited; the owner is called Owner. */
const NAMES: Readonly<Record<Exclude<Role, 'owner'>, string>> = {
  admin: 'Adam Admin',
  editor: 'Edith Editor',
  viewer: 'Victor Viewer',
};

/** A page that nobody is signed in on, unless `storageState` says who; open until the test ends, and seen when it fails. */
export async function newPage(browser: Browser, viewer: Viewer, storageState?: SignedIn): Promise<NewPage> {
  const { locale = 'en-GB', theme = 'light', width = 1440, height = 900, reducedMotion } = viewer;
  const context = await browser.newContext({
    locale,
    timezoneId: 'Europe/Berlin',
    colorScheme: theme,
    viewport: { width, height },
    permissions: ['clipboard-read', 'clipboard-write'],
    ...(reducedMotion && { reducedMotion: 'reduce' }),
    ...(storageState && { storageState }),
  });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  const complaints = complaintsOf(page);
  openPages.add(context, complaints);
  if (SLOWDOWN > 1) {
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
  }
  return { context, page, complaints };
}

function asEditorPage({ page, complaints }: NewPage, address: string): EditorPage {
  return {
    page,
    complaints,
    open: async (path) => {
      await page.goto(address + path);
      await page.locator('h1, a, button').first().waitFor({ state: 'attached' });
      // Where a page goes on asking, a slow machine never sees it idle: tests wait for what they need themselves.
      await page.waitForLoadState('networkidle', { timeout: IDLE_WITHIN_MS }).catch(() => undefined);
    },
    barriers: async () => await barriersOf(page),
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

/** What moves or fades has the colours and places of no state. */
async function atRest(page: Page): Promise<void> {
  await page.evaluate(async () => {
    // What turns for ever is left alone.
    const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    await Promise.all(ending.map((animation) => animation.finished.catch(() => undefined)));
  });
}

/** What is about to move when it is looked at is no barrier; what is there on every look is one. */
const LOOKS = 4;
const BETWEEN_LOOKS_MS = 500;

async function barriersOf(page: Page): Promise<string[]> {
  for (let look = 1; ; look++) {
    await atRest(page);
    const found = await seriousOnes(page);
    if (found.length === 0 || look === LOOKS) return found;
    await sleep(BETWEEN_LOOKS_MS);
  }
}

async function seriousOnes(page: Page): Promise<string[]> {
  // For a page without frames axe needs no second page to put its findings together, which would cost as much again and take the focus.
  const axe = new AxeBuilder({ page }).setLegacyMode(page.frames().length === 1);
  const { violations } = await axe.options({ resultTypes: ['violations'] }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id}: ${help} (${target.join(' ')})`));
}
