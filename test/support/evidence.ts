import { mkdir } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';

import type { BrowserContext } from 'playwright-core';

const ROOT = join(__dirname, '../..');
const PICTURES = join(ROOT, 'runtime/dist/e2e-failures');
const PICTURE_TAKES_AT_MOST_MS = 15_000;

/** What a test has open: closed when it ends, and what can be seen of a failure. */
export class OpenPages {
  readonly #open = new Map<BrowserContext, readonly string[]>();

  add(context: BrowserContext, complaints: readonly string[]): void {
    this.#open.set(context, complaints);
  }

  async close(): Promise<void> {
    const contexts = [...this.#open.keys()];
    this.#open.clear();
    await Promise.all(contexts.map((context) => context.close()));
  }

  /** Where each page is, what its browser complained about, and a picture of it. */
  async evidence(): Promise<string> {
    const seen = [...this.#open].flatMap(([context, complaints]) =>
      context.pages().map((page) => ({ page, complaints })),
    );
    const lines: string[] = [];
    for (const [at, { page, complaints }] of seen.entries()) {
      const path = join(PICTURES, `${testInWords()}-${String(at + 1)}.png`);
      const picture = await mkdir(PICTURES, { recursive: true })
        .then(() => page.screenshot({ path, timeout: PICTURE_TAKES_AT_MOST_MS }))
        .then(
          () => relative(ROOT, path),
          () => 'no picture could be taken',
        );
      lines.push(
        `Page ${String(at + 1)}: ${page.url()} (${picture})`,
        ...complaints.map((each) => `  complaint: ${each}`),
      );
    }
    return lines.join('\n');
  }
}

/** As the name of a file. */
function testInWords(): string {
  const { testPath = '', currentTestName = 'hook' } = expect.getState();
  const words = currentTestName.replaceAll(/[^\p{L}\p{N}]+/gu, '-').slice(0, 80);
  return `${basename(testPath, '.test.ts')}-${words}`;
}
