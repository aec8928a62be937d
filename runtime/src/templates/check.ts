import { compile } from '../engine/compile/compile';
import type { NodeCatalogue } from '../engine/ports';
import type { JourneyWorkflow } from '../engine/workflow';
import type { Problem } from '../platform/errors/error';
import { applySettings, messageOf, settingsRead, stepKeyOf } from './apply';
import { templateBundle, type TemplateBundle, type TemplateMessage } from './bundle';
import { readSettings } from './settings';

export interface TextProblem {
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly language?: string;
  readonly part?: string;
}

export interface CheckParts {
  readonly catalogue: NodeCatalogue;
  /** Everything that is wrong with the texts of a message. */
  readonly checkTexts: (message: TemplateMessage) => Promise<readonly TextProblem[]>;
}

export type CheckedBundle =
  { readonly bundle: TemplateBundle; readonly problems: readonly [] } | { readonly problems: readonly Problem[] };

/** A bundle that anybody may install: its form first, then what it says of itself, then its journey and texts. */
export async function checkBundle(parts: CheckParts, value: unknown): Promise<CheckedBundle> {
  const read = templateBundle.safeParse(value);
  if (!read.success) return { problems: read.error.issues.slice(0, 50).map(asProblem) };
  const bundle = read.data;
  const own = [...targets(bundle), ...references(bundle), ...readings(bundle)];
  if (own.length > 0) return { problems: own };
  const { values, problems: defaults } = readSettings(bundle.manifest, {}, languagesOf(bundle));
  if (defaults.length > 0) return { problems: defaults.map((each) => ({ ...each, path: `settings.${each.path}` })) };
  const applied = applySettings(bundle, values);
  const found = [
    ...journeyProblems(applied.workflow, applied.messages, parts.catalogue),
    ...(await textProblems(applied.messages, parts)),
  ];
  return found.length > 0 ? { problems: found } : { bundle, problems: [] };
}

function asProblem({ path, message, code }: { path: PropertyKey[]; message: string; code: string }): Problem {
  return { path: path.map(String).join('.') || 'bundle', message, code };
}

/** Languages in which every message has a text. */
export function languagesOf({ messages }: TemplateBundle): readonly string[] {
  const [first, ...others] = messages.map(({ languages }) => Object.keys(languages));
  return (first ?? []).filter((language) => others.every((each) => each.includes(language)));
}

type Nodes = readonly Parameters<typeof messageOf>[0][];
const nodesOf = ({ journey }: TemplateBundle): Nodes => journey.nodes as unknown as Nodes;

/** Steps that a setting changes or leaves out are there. */
function targets(bundle: TemplateBundle): Problem[] {
  const keys = new Set(nodesOf(bundle).map(stepKeyOf));
  return bundle.manifest.settings.flatMap((setting) => {
    const steps =
      setting.type === 'boolean'
        ? setting.removesWhenOff
        : 'into' in setting
          ? setting.into.map(({ step }) => step)
          : [];
    return steps
      .filter((step) => !keys.has(step))
      .map((step) => ({
        path: `manifest.settings.${setting.key}`,
        message: `The setting "${setting.key}" is for the step "${step}", which the journey does not have.`,
      }));
  });
}

/** Every message that a step names is in the bundle, and nothing else. */
function references(bundle: TemplateBundle): Problem[] {
  const named = new Set(nodesOf(bundle).flatMap((node) => messageOf(node) ?? []));
  const there = new Set(bundle.messages.map(({ key }) => key));
  const missing = [...named].filter((key) => !there.has(key));
  const idle = [...there].filter((key) => !named.has(key));
  return [
    ...missing.map((key) => ({ path: 'messages', message: `A step names the message "${key}", which is not there.` })),
    ...idle.map((key) => ({ path: `messages.${key}`, message: `No step names the message "${key}".` })),
    ...(there.size < bundle.messages.length ? [{ path: 'messages', message: 'Two messages have the same key.' }] : []),
  ];
}

/** Texts read only settings that are numbers or texts. */
function readings({ messages, manifest }: TemplateBundle): Problem[] {
  const readable = new Set(
    manifest.settings.filter(({ type }) => type === 'number' || type === 'text').map(({ key }) => key),
  );
  return messages.flatMap(({ key, languages }) =>
    Object.entries(languages).flatMap(([language, text]) =>
      Object.values(text)
        .flatMap((part) => settingsRead(String(part)))
        .filter((name) => !readable.has(name))
        .map((name) => ({
          path: `messages.${key}.${language}`,
          message: `The text reads the setting "${name}", which is none or no number or text.`,
        })),
    ),
  );
}

function journeyProblems(
  workflow: Record<string, unknown>,
  messages: readonly TemplateMessage[],
  catalogue: NodeCatalogue,
): Problem[] {
  const pins = Object.fromEntries(messages.map(({ key }) => [key, 1]));
  const as = { id: 'template', workspaceId: 'template', journeyId: 'template', number: 1 };
  const { problems } = compile({ ...as, workflow: workflow as unknown as JourneyWorkflow, messages: pins }, catalogue);
  return problems
    .filter(({ severity }) => severity === 'error')
    .map(({ message, nodeName, parameter, code }) => ({
      path: ['journey', nodeName, parameter].filter((part) => part !== undefined).join('.'),
      message,
      code,
    }));
}

async function textProblems(messages: readonly TemplateMessage[], { checkTexts }: CheckParts): Promise<Problem[]> {
  const found = await Promise.all(
    messages.map(async (message) => (await checkTexts(message)).map((problem) => ({ key: message.key, ...problem }))),
  );
  return found
    .flat()
    .filter(({ severity }) => severity === 'error')
    .map(({ key, language, part, message }) => ({
      path: ['messages', key, language, part].filter((each) => each !== undefined).join('.'),
      message,
    }));
}
