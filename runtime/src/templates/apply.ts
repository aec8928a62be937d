import type { TemplateBundle, TemplateMessage, TemplateSetting } from './bundle';
import type { SettingValues } from './settings';

type Node = Record<string, unknown> & { readonly name: string; readonly parameters?: Record<string, unknown> };
type Target = { readonly node: string };
type Outputs = readonly (readonly Target[] | null)[];
type Connections = Readonly<Record<string, Readonly<Record<string, Outputs>>>>;

export interface AppliedTemplate {
  /** n8n workflow JSON. */
  readonly workflow: Record<string, unknown>;
  /** Only those that a step still names. */
  readonly messages: readonly TemplateMessage[];
}

/** The journey and messages of a template with these settings in them. Pure; the settings were read by `readSettings`. */
export function applySettings({ journey, messages, manifest }: TemplateBundle, values: SettingValues): AppliedTemplate {
  const { settings } = manifest;
  const withValues = settings.reduce((nodes, setting) => intoSteps(nodes, setting, values), nodesOf(journey));
  const off = settings.flatMap((setting) =>
    setting.type === 'boolean' && values[setting.key] === false ? setting.removesWhenOff : [],
  );
  const workflow = withoutSteps({ ...journey, nodes: withValues }, off);
  const named = new Set(nodesOf(workflow).map(messageOf));
  return {
    workflow,
    messages: messages.filter(({ key }) => named.has(key)).map((message) => written(message, settings, values)),
  };
}

/** The workflow with messages under other keys, for a workspace in which theirs are taken. */
export function withMessageKeys(
  workflow: Record<string, unknown>,
  keys: ReadonlyMap<string, string>,
): Record<string, unknown> {
  const nodes = nodesOf(workflow).map((node) => {
    const as = keys.get(messageOf(node) ?? '');
    return as === undefined ? node : { ...node, parameters: { ...node.parameters, message: as } };
  });
  return { ...workflow, nodes };
}

const nodesOf = ({ nodes }: { readonly nodes?: unknown }): readonly Node[] => nodes as readonly Node[];

export function messageOf({ parameters }: Node): string | undefined {
  const message = parameters?.['message'];
  return typeof message === 'string' ? message : undefined;
}

export const stepKeyOf = ({ parameters }: Node): unknown => parameters?.['stepKey'];

function intoSteps(nodes: readonly Node[], setting: TemplateSetting, values: SettingValues): readonly Node[] {
  if (!('into' in setting)) return nodes;
  const value = values[setting.key];
  const changes = setting.into.map((target) => {
    const parameters =
      'amount' in target && typeof value === 'object' && 'amount' in value
        ? { [target.amount]: value.amount, [target.unit]: value.unit }
        : 'value' in target
          ? { [target.value]: value }
          : {};
    return { step: target.step, parameters };
  });
  return nodes.map((node) => {
    const own = changes.filter(({ step }) => step === stepKeyOf(node)).map(({ parameters }) => parameters);
    return own.length === 0 ? node : { ...node, parameters: Object.assign({}, node.parameters, ...own) as object };
  }) as readonly Node[];
}

/** What led to a step that is left out leads to where its first output led. */
function withoutSteps(workflow: Record<string, unknown>, keys: readonly string[]): Record<string, unknown> {
  const gone = new Map(
    nodesOf(workflow)
      .filter((node) => keys.some((key) => key === stepKeyOf(node)))
      .map(({ name }) => [name, firstTargets(workflow, name)]),
  );
  if (gone.size === 0) return workflow;
  const onward = (targets: readonly Target[], depth = 0): readonly Target[] =>
    targets.flatMap((target) => {
      const behind = gone.get(target.node);
      return behind === undefined ? [target] : depth > gone.size ? [] : onward(behind, depth + 1);
    });
  const connections = Object.entries(connectionsOf(workflow)).flatMap(([name, kinds]) =>
    gone.has(name)
      ? []
      : [[name, mapValues(kinds, (outputs) => outputs.map((targets) => targets && onward(targets)))] as const],
  );
  const nodes = nodesOf(workflow).filter(({ name }) => !gone.has(name));
  return { ...workflow, nodes, connections: Object.fromEntries(connections) };
}

const connectionsOf = ({ connections }: Record<string, unknown>): Connections => (connections ?? {}) as Connections;

const firstTargets = (workflow: Record<string, unknown>, name: string): readonly Target[] =>
  connectionsOf(workflow)[name]?.['main']?.[0] ?? [];

const mapValues = <A, B>(given: Readonly<Record<string, A>>, map: (value: A) => B): Record<string, B> =>
  Object.fromEntries(Object.entries(given).map(([key, value]) => [key, map(value)]));

/** The message in the chosen languages, with the settings that its texts read. */
function written(
  message: TemplateMessage,
  settings: readonly TemplateSetting[],
  values: SettingValues,
): TemplateMessage {
  const { languages, defaultLanguage } = chosenLanguages(message, settings, values);
  const filled = mapValues(languages, (text) =>
    mapValues(text as Record<string, string>, (part) => fill(part, values)),
  );
  return { ...message, name: fill(message.name, values), defaultLanguage, languages: filled as typeof languages };
}

function chosenLanguages(
  { languages, defaultLanguage }: TemplateMessage,
  settings: readonly TemplateSetting[],
  values: SettingValues,
): Pick<TemplateMessage, 'languages' | 'defaultLanguage'> {
  const many = settings.find(({ type }) => type === 'languages');
  const one = settings.find(({ type }) => type === 'language');
  const chosen = many ? (values[many.key] as readonly string[]) : Object.keys(languages);
  return {
    languages: Object.fromEntries(Object.entries(languages).filter(([language]) => chosen.includes(language))),
    defaultLanguage: one ? (values[one.key] as string) : defaultLanguage,
  };
}

const READS = /\{\{-?\s*settings\.([A-Za-z0-9]+)\s*-?\}\}/g;

/** Numbers and texts only; others are the template's mistake, which `checkBundle` finds. */
function fill(text: string, values: SettingValues): string {
  return text.replace(READS, (whole, key: string) => {
    const value = Object.hasOwn(values, key) ? values[key] : undefined;
    return typeof value === 'string' || typeof value === 'number' ? String(value) : whole;
  });
}

/** Keys of settings that a text reads. */
export const settingsRead = (text: string): readonly string[] => [...text.matchAll(READS)].map(([, key = '']) => key);
