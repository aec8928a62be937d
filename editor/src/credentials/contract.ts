import type { Answer, Item } from '../api/queries';
import type { Property, Values } from '../inspector/property';

export type Credential = Item<'/api/credentials'>;
export type CredentialType = Item<'/api/credential-types'>;
export type CredentialTest = Answer<'post', '/api/credentials/{credentialId}/test'>;

/** A type with the form that its fields make. */
export interface CredentialForm extends CredentialType {
  readonly fields: readonly Property[];
  readonly secrets: readonly string[];
  readonly callbackUrl?: string | undefined;
}

/** The API has the fields in n8n's own form. */
export function formOf(answer: Answer<'get', '/api/credential-types/{type}'>): CredentialForm {
  return answer as unknown as CredentialForm;
}

export type { Property, Values };
