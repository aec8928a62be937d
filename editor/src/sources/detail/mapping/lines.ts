import type { Source } from '../../sourceWords';

export type Mapping = NonNullable<Source['mapping']>;
type Named = NonNullable<Mapping['properties']>;

/** A mapping as somebody writes it: one text per field, and lines of `name = path`. */
export interface MappingForm {
  readonly items: string;
  readonly event: string;
  readonly fixed: boolean;
  readonly names: string;
  readonly messageId: string;
  readonly time: string;
  readonly email: string;
  readonly phone: string;
  readonly external: string;
  readonly firstName: string;
  readonly country: string;
  readonly properties: string;
}

export function formOf({ event, identifiers, traits = {}, properties = [], ...mapping }: Mapping): MappingForm {
  return {
    items: mapping.items ?? '',
    event: event.fixed ?? event.path ?? '',
    fixed: event.fixed !== undefined,
    names: (event.names ?? []).map(({ from, to }) => `${from} = ${to}`).join('\n'),
    messageId: mapping.id ?? '',
    time: mapping.time ?? '',
    email: identifiers.email ?? '',
    phone: identifiers.phone ?? '',
    external: identifiers.external ?? '',
    firstName: traits.firstName ?? '',
    country: traits.country ?? '',
    properties: properties.map(({ from, to }) => `${to} = ${from}`).join('\n'),
  };
}

/** What the form does not show (attributes, a last name) stays as it was. */
export function mappingOf(form: MappingForm, held: Mapping): Mapping {
  const names = linesOf(form.names).map(([from, to]) => ({ from, to }));
  const properties: Named = linesOf(form.properties).map(([to, from]) => ({ from, to }));
  const event = form.event.trim();
  return {
    ...changed<Pick<Mapping, 'id' | 'items' | 'time'>>({}, { items: form.items, id: form.messageId, time: form.time }),
    event: { ...(form.fixed ? { fixed: event } : { path: event }), ...(names.length > 0 && { names }) },
    ...(held.attributes && { attributes: held.attributes }),
    identifiers: changed(held.identifiers, { email: form.email, phone: form.phone, external: form.external }),
    traits: changed(held.traits ?? {}, { firstName: form.firstName, country: form.country }),
    ...(properties.length > 0 ? { properties } : {}),
  };
}

/** With these texts instead; an empty one takes the path away. */
function changed<T extends object>(held: T, texts: Readonly<Partial<Record<keyof T, string>>>): T {
  const both = {
    ...held,
    ...Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, given(String(text))])),
  };
  return Object.fromEntries(Object.entries(both).filter(([, path]) => path !== undefined)) as T;
}

const given = (text: string): string | undefined => text.trim() || undefined;

/** `a = b` of each line; a line without a sign is the same on both sides. */
function linesOf(text: string): readonly (readonly [string, string])[] {
  return text.split('\n').flatMap((line) => {
    const [left = '', right] = line.split('=').map((side) => side.trim());
    return left === '' ? [] : [[left, right ?? left] as const];
  });
}
