import { isShown } from '../inspector/displayOptions';
import type { CredentialForm, Property, Values } from './contract';

/**
 * The fields of a form: nothing comes from a customer here, and secrets that are there are not asked for again.
 * `kept` says so in the field.
 */
export function fieldsOf(form: CredentialForm, kept: ReadonlySet<string>, keptWords: string): readonly Property[] {
  return form.fields.map((field) => {
    const isKept = kept.has(field.name);
    const { required, ...rest } = field;
    return {
      ...rest,
      noDataExpression: true,
      ...(required === true && !isKept && { required }),
      ...(isKept && { placeholder: keptWords }),
    };
  });
}

/** Names of required fields that are shown and empty. */
export function missingIn(fields: readonly Property[], values: Values): readonly string[] {
  const complete = { ...Object.fromEntries(fields.map((field) => [field.name, field.default])), ...values };
  const place = { values: complete, root: complete, version: 1 };
  const asked = fields.filter((field) => field.required === true && field.type !== 'hidden' && isShown(field, place));
  return asked.map(({ name }) => name).filter((name) => isEmpty(complete[name]));
}

const isEmpty = (value: unknown) => value === undefined || value === null || value === '';

/** What is sent: a secret that was opened and left empty again stays as it is. */
export function sentValues(values: Values, secrets: readonly string[]): Values {
  return Object.fromEntries(
    Object.entries(values).filter(([name, value]) => !secrets.includes(name) || !isEmpty(value)),
  );
}
