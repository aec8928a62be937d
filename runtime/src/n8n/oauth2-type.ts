import type { ICredentialType, INodeProperties } from 'n8n-workflow';

/** The name under which n8n-core knows OAuth2; types of other packages extend it. */
export const OAUTH2 = 'oAuth2Api';

const text = (displayName: string, name: string, more: Partial<INodeProperties> = {}): INodeProperties => ({
  ...{ displayName, name, type: 'string', default: '' },
  ...more,
});

const onlyFor = (grant: string) => ({ displayOptions: { show: { grantType: [grant] } } });

/**
 * What a type that extends `oAuth2Api` inherits when n8n's own package, which has it, is not there: a community package brings
 * only what differs. The names are those that n8n-core reads.
 */
export const OAUTH2_TYPE: ICredentialType = {
  name: OAUTH2,
  displayName: 'OAuth2 API',
  documentationUrl: 'https://docs.n8n.io/integrations/builtin/credentials/httprequest/',
  properties: [
    {
      displayName: 'Grant Type',
      name: 'grantType',
      type: 'options',
      options: [
        { name: 'Authorization Code', value: 'authorizationCode' },
        { name: 'Client Credentials', value: 'clientCredentials' },
      ],
      default: 'authorizationCode',
    },
    text('Authorization URL', 'authUrl', { required: true, ...onlyFor('authorizationCode') }),
    text('Access Token URL', 'accessTokenUrl', { required: true }),
    text('Client ID', 'clientId', { required: true }),
    text('Client Secret', 'clientSecret', { required: true, typeOptions: { password: true } }),
    text('Scope', 'scope'),
    text('Auth URI Query Parameters', 'authQueryParameters', onlyFor('authorizationCode')),
    {
      displayName: 'Authentication',
      name: 'authentication',
      type: 'options',
      options: [
        { name: 'Body', value: 'body' },
        { name: 'Header', value: 'header' },
      ],
      default: 'header',
    },
  ],
};
