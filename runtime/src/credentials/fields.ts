/** A field of a credential type, as far as we read n8n's description of it. */
export interface CredentialField {
  readonly name: string;
  readonly displayName: string;
  readonly type: string;
  readonly default?: unknown;
  readonly required?: boolean | undefined;
  readonly typeOptions?: { readonly password?: boolean | undefined } | undefined;
  /** Choices, or the fields of a collection, or the groups of a fixedCollection. */
  readonly options?: readonly unknown[] | undefined;
}

export type Values = Readonly<Record<string, unknown>>;

/** Fields whose values are never shown again. JSON may hold anything, and so may what is hidden. */
export function secretsOf(fields: readonly CredentialField[]): ReadonlySet<string> {
  // One name may stand for several fields, each shown for another value of a third.
  return new Set(fields.filter(isSecret).map(({ name }) => name));
}

function isSecret({ type, typeOptions, options = [] }: CredentialField): boolean {
  return typeOptions?.password === true || type === 'hidden' || type === 'json' || options.some(holdsSecret);
}

function holdsSecret(option: unknown): boolean {
  if (typeof option !== 'object' || option === null) return false;
  const { values } = option as { values?: unknown };
  if (Array.isArray(values)) return values.some((field) => isSecret(field as CredentialField));
  return 'type' in option && isSecret(option as CredentialField);
}

export interface Shown {
  /** Fields that are no secrets. */
  readonly values: Values;
  /** Names of secrets that are set. */
  readonly secrets: readonly string[];
}

/** A credential as the API shows it: never a secret, and nothing that its type does not describe. */
export function shown(fields: readonly CredentialField[], stored: Values): Shown {
  const secret = secretsOf(fields);
  const set = settable(fields).filter((name) => !isEmpty(stored[name]));
  const open = set.filter((name) => !secret.has(name)).map((name) => [name, stored[name]] as const);
  return { values: Object.fromEntries(open), secrets: set.filter((name) => secret.has(name)) };
}

export interface FieldProblem {
  readonly path: string;
  readonly message: string;
  readonly code: 'unknown_field' | 'secret_needed_again';
}

/**
 * What is to be stored: all that was given, and the secrets that were left out as they are. A kept secret goes only where it
 * went before: with another address (or any other open field) it has to be given again, so that nobody who may not read it
 * can have it sent to themselves.
 */
export function merged(
  fields: readonly CredentialField[],
  given: Values,
  before: Values | undefined,
): { readonly values: Values; readonly problems: readonly FieldProblem[] } {
  const known = settable(fields);
  const unknown = Object.keys(given).filter((name) => !known.includes(name));
  const problems = unknown.map((name) => unknownField(name, known));
  if (!before) return { values: given, problems };
  const kept = shown(fields, before).secrets.filter((name) => !Object.hasOwn(given, name));
  const moved = kept.length > 0 && openText(fields, given) !== openText(fields, before);
  const secrets = Object.fromEntries(kept.map((name) => [name, before[name]]));
  return { values: { ...given, ...secrets }, problems: moved ? [...problems, ...kept.map(neededAgain)] : problems };
}

const unknownField = (name: string, known: readonly string[]): FieldProblem => ({
  path: name,
  message: `There is no field "${name}" in this type of credential; it has: ${known.join(', ')}.`,
  code: 'unknown_field',
});

const neededAgain = (name: string): FieldProblem => ({
  path: name,
  message: `"${name}" has to be given again: it was given for what the other fields said before.`,
  code: 'secret_needed_again',
});

const isEmpty = (value: unknown) => value === undefined || value === null || value === '';

/** Names of fields that people fill in. */
function settable(fields: readonly CredentialField[]): readonly string[] {
  return [...new Set(fields.filter(({ type }) => type !== 'hidden' && type !== 'notice').map(({ name }) => name))];
}

/** The open fields as one text, a default and a field that was left out being the same. */
function openText(fields: readonly CredentialField[], values: Values): string {
  const defaults = Object.fromEntries(fields.map(({ name, default: value }) => [name, value]));
  const { values: open } = shown(fields, { ...defaults, ...values });
  return JSON.stringify(Object.entries(open).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Words of the other side without what was secret in the question: some repeat it. */
export function withoutSecrets(words: string, fields: readonly CredentialField[], stored: Values): string {
  const secret = secretsOf(fields);
  const known = new Set(fields.map(({ name }) => name));
  const hidden = Object.entries(stored).filter(([name]) => secret.has(name) || !known.has(name));
  const texts = hidden.flatMap(([, value]) => textsIn(value)).sort((a, b) => b.length - a.length);
  return texts.reduce((said, text) => said.replaceAll(text, '‹secret›'), words);
}

/** Shorter ones are words of their own. */
const SHORTEST = 4;

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return value.length < SHORTEST ? [] : [value, encodeURIComponent(value)];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
