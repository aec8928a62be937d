import { PerennialError } from '../platform/errors/error';
import { derivedId } from '../platform/ids';
import { applySettings, withMessageKeys, type AppliedTemplate } from './apply';
import type { TemplateBundle, TemplateMessage } from './bundle';
import { languagesOf } from './check';
import { installationsOf, type InstallationDocument } from './model';
import type { TemplatesParts } from './service';
import { readSettings, type SettingValues } from './settings';

export interface Installation {
  readonly workspaceId: string;
  /** User or API key. */
  readonly by: string;
  /** Names the request: a repeat, also after a crash half way, makes nothing twice. */
  readonly key: string;
  readonly settings: Readonly<Record<string, unknown>>;
  /** The journey's; the template's in the default language unless given. */
  readonly name?: string | undefined;
}

export interface Installed {
  readonly installationId: string;
  readonly journeyId: string;
  readonly journeyName: string;
  /** Keys in the template and here: a key that was taken got a number. */
  readonly messages: readonly { readonly key: string; readonly as: string }[];
  /** Roles that no sender plays yet: nothing goes out before somebody does. */
  readonly unboundRoles: readonly string[];
}

/**
 * Writes down what will be made, under keys that were free; then makes the messages and the draft. Each has an id or an
 * author by which a repeat knows it again, so it goes on where the first one ended.
 */
export async function install(
  parts: TemplatesParts,
  bundle: TemplateBundle,
  installation: Installation,
): Promise<Installed> {
  const { manifest } = bundle;
  const { values, problems } = readSettings(manifest, installation.settings, languagesOf(bundle));
  if (problems.length > 0) throw refused(problems);
  const document = await noteOnce(parts, bundle, { ...installation, values });
  const applied = applySettings(bundle, document.settings);
  const keys = new Map(document.messages.map(({ key, as }) => [key, as]));
  for (const message of applied.messages)
    await makeMessage(parts, document, { ...message, key: keys.get(message.key) ?? message.key });
  const author = { workspaceId: document.workspaceId, by: document.by };
  const workflow = withMessageKeys(applied.workflow, keys);
  const journey = await parts.journeys.create(author, workflow, document.journeyName, `jrn_${document._id}`);
  await installationsOf(parts.db).updateOne({ _id: document._id }, { $min: { doneAt: parts.clock.now() } });
  return {
    installationId: document._id,
    journeyId: journey._id,
    journeyName: document.journeyName,
    messages: document.messages,
    unboundRoles: await unboundRoles(parts, document.workspaceId, applied),
  };
}

function refused(problems: readonly { readonly path: string; readonly message: string; readonly code?: string }[]) {
  return new PerennialError('invalid_input', problems[0]?.message ?? 'The settings are not valid.', {
    problems: problems.map((problem) => ({ ...problem, path: `body.settings.${problem.path}` })),
  });
}

/** The installation as first asked for; a repeat gets the same, with the keys that were chosen then. */
async function noteOnce(
  parts: TemplatesParts,
  bundle: TemplateBundle,
  { workspaceId, by, key, name, values }: Installation & { readonly values: SettingValues },
): Promise<InstallationDocument> {
  const { manifest, journey } = bundle;
  const _id = derivedId('template', workspaceId, key);
  const installations = installationsOf(parts.db);
  const before = await installations.findOne({ _id });
  if (before) return requireSame(before, bundle);
  const messages = [];
  for (const message of applySettings(bundle, values).messages)
    messages.push({ key: message.key, as: await freeKey(parts, workspaceId, message.key) });
  const document: Omit<InstallationDocument, '_id'> = {
    ...{ workspaceId, templateId: manifest.id, version: manifest.version, settings: values, messages, by },
    journeyName: name ?? journey.name,
    at: parts.clock.now(),
  };
  await installations.updateOne({ _id }, { $setOnInsert: document }, { upsert: true });
  const noted = await installations.findOne({ _id });
  return requireSame(noted ?? { _id, ...document }, bundle);
}

function requireSame(document: InstallationDocument, { manifest }: TemplateBundle): InstallationDocument {
  if (document.templateId === manifest.id && document.version === manifest.version) return document;
  throw new PerennialError('idempotency_key_reused', 'This key has installed another template; use a new one.');
}

const MOST_SUFFIXES = 1_000;

async function freeKey({ messaging }: TemplatesParts, workspaceId: string, key: string): Promise<string> {
  for (let n = 1; n <= MOST_SUFFIXES; n += 1) {
    const candidate = n === 1 ? key : `${key.slice(0, 75)}-${String(n)}`;
    if (!(await existing(messaging.messages, workspaceId, candidate))) return candidate;
  }
  throw new PerennialError('already_exists', `There are too many messages called "${key}".`);
}

async function existing(messages: TemplatesParts['messaging']['messages'], workspaceId: string, key: string) {
  try {
    return await messages.get(workspaceId, key, 1);
  } catch (error) {
    if (error instanceof PerennialError && error.code === 'not_found') return undefined;
    throw error;
  }
}

/** A message of this key that this installation has made already stays as it is, whatever people made of it since. */
async function makeMessage(
  { messaging: { messages } }: TemplatesParts,
  { _id, workspaceId }: InstallationDocument,
  message: TemplateMessage,
): Promise<void> {
  const maker = `template:${_id}`;
  try {
    await messages.create(workspaceId, maker, message);
  } catch (error) {
    if (!(error instanceof PerennialError && error.code === 'already_exists')) throw error;
    const there = await existing(messages, workspaceId, message.key);
    if (there?.revision.createdBy !== maker)
      throw new PerennialError(
        'conflict',
        `Somebody made a message "${message.key}" just now. Install the template again.`,
        { cause: error },
      );
  }
}

async function unboundRoles(
  { messaging }: TemplatesParts,
  workspaceId: string,
  { workflow }: AppliedTemplate,
): Promise<readonly string[]> {
  const nodes = workflow['nodes'] as readonly { readonly parameters?: Record<string, unknown> }[];
  const named = nodes.map(({ parameters }) => parameters?.['senderRole']).filter((role) => typeof role === 'string');
  const bound = await messaging.senders.roles(workspaceId);
  return [...new Set(named)].filter((role) => !bound.has(role));
}
