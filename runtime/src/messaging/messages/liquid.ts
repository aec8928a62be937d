import { filters, Liquid, type LiquidError, type Template } from 'liquidjs';

import { formatMoney, type Money } from './money';

/** What a text may read. `locale` and `zone` are the recipient's; `money` and `date` write in them. */
export interface TextScope {
  readonly profile: object;
  readonly event: unknown;
  readonly entry: unknown;
  readonly workspace: { readonly name: string };
  readonly links: { readonly unsubscribe: string; readonly preferences: string };
  readonly locale: string;
  readonly zone: string;
}

export const SCOPE_ROOTS = ['profile', 'event', 'entry', 'workspace', 'links', 'locale', 'zone'] as const;

/** `html` escapes what it puts out; `plain` is for subjects and text parts, where `&amp;` would be seen. */
export type TextKind = 'html' | 'plain';

const engines = { html: engine('escape'), plain: engine(undefined) } as const;

/**
 * No partials (without `templates: {}` a text reads files of the server), own properties only, missing values are
 * errors unless `default` comes first, and bounds on time (ms) and memory.
 */
function engine(outputEscape: 'escape' | undefined): Liquid {
  const liquid = new Liquid({
    strictVariables: true,
    lenientIf: true,
    strictFilters: true,
    ownPropertyOnly: true,
    dynamicPartials: false,
    templates: {},
    parseLimit: 1_000_000,
    renderLimit: 250,
    memoryLimit: 1_000_000,
    ...(outputEscape && { outputEscape }),
  });
  liquid.registerFilter('money', money);
  liquid.registerFilter('date', date);
  return liquid;
}

interface FilterThis {
  readonly context: { readonly environments: object };
}

function recipient(filter: unknown): { locale: string; zone: string } {
  const { locale, zone } = (filter as FilterThis).context.environments as { locale?: string; zone?: string };
  return { locale: locale ?? 'en', zone: zone ?? 'UTC' };
}

/** `{{ item.price | money }}` of `{amount, currency}`, or `{{ 1299 | money: 'EUR' }}`. Nothing stays nothing (`default: ''`). */
function money(this: unknown, value: unknown, currency?: unknown): string {
  if (value === '') return '';
  const given = typeof value === 'object' && value !== null ? (value as Money) : undefined;
  const amount = given?.amount ?? (value as Money['amount']);
  const code = currency ?? given?.currency;
  if (typeof code !== 'string') throw new RangeError('money needs {amount, currency}, or a currency as its argument');
  return formatMoney({ amount, currency: code }, recipient(this).locale);
}

const STYLES = new Set<unknown>(['short', 'medium', 'long', 'full']);

/** `{{ event.occurredAt | date: 'long' }}` in the recipient's language and zone, or Liquid's own formats in that zone. Nothing stays nothing. */
function date(this: unknown, value: unknown, format: unknown = 'medium', zone?: unknown): unknown {
  if (value === '') return '';
  const { locale, zone: own } = recipient(this);
  const timeZone = typeof zone === 'string' ? zone : own;
  if (!STYLES.has(format))
    return (filters['date'] as (...args: unknown[]) => unknown).call(this, value, format, timeZone);
  const at = value instanceof Date ? value : new Date(String(value));
  if (Number.isNaN(at.getTime())) throw new RangeError(`"${String(value)}" is no date`);
  return new Intl.DateTimeFormat(locale, { dateStyle: format as 'short', timeZone }).format(at);
}

const parsed = new Map<string, Template[]>();
const PARSED_KEPT = 300;

/** Throws LiquidError with line and column. The last few hundred texts are kept: a campaign parses its text once. */
export function parseText(kind: TextKind, source: string): Template[] {
  const key = `${kind}:${source}`;
  const templates = parsed.get(key) ?? engines[kind].parse(source);
  parsed.delete(key);
  parsed.set(key, templates);
  const oldest = parsed.keys().next();
  if (parsed.size > PARSED_KEPT && !oldest.done) parsed.delete(oldest.value);
  return templates;
}

/** Throws LiquidError with line and column; a text that takes too long once is given one more chance (a busy machine). */
export function renderText(kind: TextKind, templates: Template[], scope: TextScope): string {
  try {
    return engines[kind].renderSync(templates, scope) as string;
  } catch (error) {
    if (!(error instanceof Error) || !error.message.startsWith('template render limit exceeded')) throw error;
    return engines[kind].renderSync(templates, scope) as string;
  }
}

export interface TextError {
  readonly message: string;
  readonly line?: number;
  readonly column?: number;
}

/** What Liquid says, without the excerpt of the text, and where. */
export function textError(error: unknown): TextError {
  const { message, token } = error as Partial<LiquidError> & Error;
  const [line, column] = (token as { getPosition?: () => [number, number] } | undefined)?.getPosition?.() ?? [];
  const said = message.split('\n')[0]?.replace(/, (file:[^,]*, )?line:\d+, col:\d+$/, '') ?? message;
  return { message: said, ...(line !== undefined && { line }), ...(column !== undefined && { column }) };
}

export interface VariableUse {
  readonly path: readonly string[];
  readonly line: number;
  readonly column: number;
}

/** The variables a text reads from its scope, with where each is read first. */
export function variablesOf(templates: Template[]): VariableUse[] {
  const { globals } = engines.plain.analyzeSync(templates);
  return Object.values(globals)
    .flat()
    .map(({ segments, location }) => ({
      path: segments.map((segment) => (Array.isArray(segment) ? '[…]' : String(segment))),
      line: location.row,
      column: location.col,
    }));
}
