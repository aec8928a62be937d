import { isEntry } from '../ours';
import type { WorkflowNode } from '../workflow';
import type { Problems } from './problems';

export type Fields = Readonly<Record<string, unknown>>;

/** A value as an error message quotes it. */
export function quoted(value: unknown): string {
  const text = typeof value === 'string' ? value : ((JSON.stringify(value) as string | undefined) ?? 'nothing');
  return `"${text.length > 80 ? `${text.slice(0, 79)}…` : text}"`;
}

export function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

/** The entries of an n8n fixedCollection: `{rule: [{…}, …]}` under `key`. */
export function entriesOf(value: unknown, key: string): readonly Fields[] {
  const list = fieldsOf(value)[key];
  return Array.isArray(list) ? list.map(fieldsOf) : [];
}

/** Evaluated when the step runs: nothing can be said about it before. */
export function isExpression(value: unknown): value is string {
  return typeof value === 'string' && value.startsWith('=') && value.includes('{{');
}

/**
 * Reads the parameters of one node. n8n leaves out what equals a default, so every reader knows it; what is wrong becomes a
 * problem and reads as the default.
 */
export class Parameters {
  constructor(
    readonly node: WorkflowNode,
    private readonly problems: Problems,
    private readonly fields: Fields = node.parameters,
    private readonly prefix = '',
  ) {}

  /** The entry is read once, for nobody in particular. */
  get ofEntry(): boolean {
    return isEntry(this.node.type);
  }

  /** The same for an entry of a collection, its problems named by `prefix`. */
  inside(fields: Fields, prefix: string): Parameters {
    return new Parameters(this.node, this.problems, fields, `${this.prefix}${prefix}.`);
  }

  raw(name: string): unknown {
    return this.fields[name];
  }

  error(code: string, name: string, message: string): void {
    this.problems.error({
      code,
      message: `${quoted(this.node.name)}: ${message}`,
      node: this.node,
      parameter: this.path(name),
    });
  }

  warning(code: string, name: string, message: string): void {
    this.problems.warning({
      code,
      message: `${quoted(this.node.name)}: ${message}`,
      node: this.node,
      parameter: this.path(name),
    });
  }

  /** Fixed text, trimmed; undefined when it is an expression. `=checkout` is fixed text, too. */
  text(name: string, otherwise = ''): string | undefined {
    const value = this.fields[name];
    if (value === undefined || value === null) return otherwise;
    if (isExpression(value)) return undefined;
    if (typeof value === 'string') return value.replace(/^=/, '').trim();
    this.error('not_text', name, `${name} is ${quoted(value)}; text is wanted.`);
    return otherwise;
  }

  /** Text that must be known before anybody runs. */
  fixed(name: string, otherwise = ''): string {
    const text = this.text(name, otherwise);
    if (text !== undefined) return text;
    this.error(
      'expression_not_allowed',
      name,
      `${name} is the expression ${quoted(this.fields[name])}; it must be fixed.`,
    );
    return otherwise;
  }

  option<T extends string>(name: string, allowed: readonly T[], otherwise: T): T {
    const value = this.fixed(name, otherwise);
    const known = allowed.find((one) => one === value);
    if (known === undefined)
      this.error('unknown_option', name, `${name} is ${quoted(value)}; allowed: ${allowed.join(', ')}.`);
    return known ?? otherwise;
  }

  /** A number that is the same for everybody. */
  fixedNumber(name: string, otherwise: number): number {
    const number = this.number(name, otherwise);
    if (number !== undefined) return number;
    const message = `${name} is the expression ${quoted(this.fields[name])}; it must be a fixed number.`;
    this.error('expression_not_allowed', name, message);
    return otherwise;
  }

  /** A number, or text that says one; undefined when it is an expression. Null, which an emptied field leaves, is none. */
  number(name: string, otherwise: number): number | undefined {
    const { [name]: value = otherwise } = this.fields;
    if (isExpression(value)) return undefined;
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value.replace(/^=/, '')) : value;
    if (typeof number === 'number' && Number.isFinite(number)) return number;
    this.error('not_a_number', name, `${name} is ${quoted(value)}; a number is wanted.`);
    return otherwise;
  }

  texts(name: string): readonly string[] {
    const value = this.fields[name] ?? [];
    const list = Array.isArray(value) ? (value as unknown[]) : [value];
    return list.filter((each) => typeof each === 'string').map((each) => each.replace(/^=/, '').trim());
  }

  private path(name: string): string {
    return `${this.prefix}${name}`;
  }
}
