import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

import { notFound } from '../platform/errors/error';
import type { Logger } from '../platform/logging';
import { templateBundle, type TemplateBundle } from './bundle';
import { bundleOfFolder } from './folder';

/** The templates that come with this installation. */
export interface TemplateCatalogue {
  list(): Promise<readonly TemplateBundle[]>;
  /** Throws not_found. */
  get(templateId: string): Promise<TemplateBundle>;
}

/** Read once, when somebody asks first; one that is broken is left out and named in the log. */
export function createCatalogue(folder: string, log: Pick<Logger, 'error'>): TemplateCatalogue {
  let read: Promise<readonly TemplateBundle[]> | undefined;
  const list = async () => await (read ??= readAll(folder, log));
  return {
    list,
    get: async (templateId) => {
      const found = (await list()).find(({ manifest }) => manifest.id === templateId);
      if (!found) throw notFound('template', templateId);
      return found;
    },
  };
}

async function readAll(folder: string, log: Pick<Logger, 'error'>): Promise<readonly TemplateBundle[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const bundles = await Promise.all(
    names.sort().map(async (name) => {
      try {
        return [templateBundle.parse(await bundleOfFolder(join(folder, name)))];
      } catch (error) {
        log.error({ err: error, template: name }, 'A template cannot be read and is left out');
        return [];
      }
    }),
  );
  return bundles.flat();
}
