import type { NodeCatalogue } from '../engine/ports';
import type { Journeys } from '../journeys/service';
import type { Messaging } from '../messaging/service';
import type { Clock } from '../platform/clock';
import type { Db } from '../platform/database';
import { PerennialError, type Problem } from '../platform/errors/error';
import type { Logger } from '../platform/logging';
import type { TemplateBundle } from './bundle';
import { createCatalogue } from './catalogue';
import { checkBundle, languagesOf, type CheckParts } from './check';
import { install, type Installation, type Installed } from './install';

export { bundleOfFolder } from './folder';
export { languagesOf };
export type { Installation, Installed, TemplateBundle };

export interface TemplatesParts {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Pick<Logger, 'error'>;
  /** Where the templates of this installation are, one folder each. */
  readonly folder: string;
  readonly catalogue: NodeCatalogue;
  readonly journeys: Pick<Journeys, 'create'>;
  readonly messaging: {
    readonly messages: Pick<Messaging['messages'], 'create' | 'get' | 'check'>;
    readonly senders: Pick<Messaging['senders'], 'roles'>;
  };
}

/** Templates: whole journeys with their messages and settings, ready to be installed in a workspace. */
export interface Templates {
  list(): Promise<readonly TemplateBundle[]>;
  /** Throws not_found. */
  get(templateId: string): Promise<TemplateBundle>;
  /** Everything that is wrong with a bundle of any origin. */
  validate(bundle: unknown): Promise<readonly Problem[]>;
  /** Makes the messages and the journey's draft; the same `installation.key` makes them once. Throws invalid_input. */
  install(templateId: string, installation: Installation): Promise<Installed>;
  /** The same from a file. */
  installBundle(bundle: unknown, installation: Installation): Promise<Installed>;
}

export function createTemplates(parts: TemplatesParts): Templates {
  const catalogue = createCatalogue(parts.folder, parts.log);
  const checking: CheckParts = {
    catalogue: parts.catalogue,
    checkTexts: async (message) => await parts.messaging.messages.check(message),
  };
  return {
    list: async () => await catalogue.list(),
    get: async (templateId) => await catalogue.get(templateId),
    validate: async (bundle) => (await checkBundle(checking, bundle)).problems,
    install: async (templateId, installation) => await install(parts, await catalogue.get(templateId), installation),
    installBundle: async (value, installation) => {
      const checked = await checkBundle(checking, value);
      if ('bundle' in checked) return await install(parts, checked.bundle, installation);
      const [first] = checked.problems;
      throw new PerennialError(
        'invalid_input',
        `This is no usable template: ${first?.path ?? ''}: ${first?.message ?? ''}`,
        {
          problems: checked.problems,
        },
      );
    },
  };
}
