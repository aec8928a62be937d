import type { Answer } from '../../api/queries';
import type { components } from '../../api/schema';

type Customer = Answer<'get', '/api/profiles/{profileId}'>;
type Patch = components['schemas']['ProfilePatch'];
type Value = NonNullable<Patch['attributes']>[string];

export const FIELDS = ['firstName', 'lastName', 'email', 'phone', 'language', 'country', 'timeZone'] as const;
export type Field = (typeof FIELDS)[number];

export const TYPES = ['text', 'number', 'yesNo', 'list'] as const;
export type AttributeType = (typeof TYPES)[number];

/** One attribute as it is edited. */
export interface AttributeRow {
  readonly id: number;
  readonly name: string;
  readonly type: AttributeType;
  /** A list is written with commas between. */
  readonly text: string;
}

export interface Form {
  readonly fields: Readonly<Record<Field, string>>;
  readonly tags: readonly string[];
  readonly attributes: readonly AttributeRow[];
}

export function formOf({ tags, attributes, ...customer }: Customer): Form {
  return {
    fields: Object.fromEntries(FIELDS.map((field) => [field, customer[field] ?? ''])) as Form['fields'],
    tags,
    attributes: Object.entries(attributes).flatMap(([name, value], id) => rowOf(id, name, value) ?? []),
  };
}

/** Undefined for what cannot be written in one line (an object): it is left as it is. */
function rowOf(id: number, name: string, value: unknown): AttributeRow | undefined {
  if (typeof value === 'number') return { id, name, type: 'number', text: String(value) };
  if (typeof value === 'boolean') return { id, name, type: 'yesNo', text: String(value) };
  if (typeof value === 'string') return { id, name, type: 'text', text: value };
  if (!Array.isArray(value)) return undefined;
  return { id, name, type: 'list', text: value.map(String).join(', ') };
}

/** What the row says; undefined for a number that is none. */
export function valueOf({ type, text }: AttributeRow): Value | undefined {
  switch (type) {
    case 'text':
      return text;
    case 'yesNo':
      return text === 'true';
    case 'list':
      return text
        .split(/[,，、]/)
        .map((part) => part.trim())
        .filter(Boolean);
    case 'number': {
      const number = Number(text);
      return text.trim() === '' || Number.isNaN(number) ? undefined : number;
    }
  }
}

/** Only what differs: what others change meanwhile stays theirs. An emptied field is removed; an address cannot be. */
export function patchBetween(before: Form, after: Form): Patch {
  const fields = FIELDS.filter((field) => before.fields[field] !== after.fields[field]).flatMap(
    (field): readonly (readonly [Field, string | null])[] => {
      const value = after.fields[field].trim();
      if (value !== '') return [[field, value]];
      return field === 'email' || field === 'phone' ? [] : [[field, null]];
    },
  );
  const attributes = changedAttributes(before.attributes, after.attributes);
  const addTags = after.tags.filter((tag) => !before.tags.includes(tag));
  const removeTags = before.tags.filter((tag) => !after.tags.includes(tag));
  return {
    ...Object.fromEntries(fields),
    ...(Object.keys(attributes).length > 0 && { attributes }),
    ...(addTags.length > 0 && { addTags }),
    ...(removeTags.length > 0 && { removeTags }),
  };
}

function changedAttributes(before: readonly AttributeRow[], after: readonly AttributeRow[]): Record<string, Value> {
  const values = (rows: readonly AttributeRow[]) =>
    new Map(rows.flatMap((row) => (row.name.trim() === '' ? [] : [[row.name.trim(), valueOf(row)] as const])));
  const [old, now] = [values(before), values(after)];
  const changes: Record<string, Value> = {};
  for (const name of old.keys()) if (!now.has(name)) changes[name] = null;
  for (const [name, value] of now)
    if (value !== undefined && JSON.stringify(value) !== JSON.stringify(old.get(name))) changes[name] = value;
  return changes;
}
