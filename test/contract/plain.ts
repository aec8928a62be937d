/** Parameters of paths and queries that name no record of a workspace: words, numbers, positions, global names. */
const IN_ADDRESSES = [
  ...['action', 'address', 'consent', 'cursor', 'days', 'failed', 'kind', 'language', 'limit', 'name', 'notSent'],
  ...['reason', 'recipient', 'revision', 'role'],
  ...['search', 'setAside', 'since', 'state', 'status', 'theme', 'type', 'usesMessage', 'version'],
];

/** Texts of bodies that are none: what people write, names of events, and what stands within one document (steps of a draft). */
const IN_BODIES = [
  ...['addTags', 'attributes', 'bounceDomain', 'country', 'defaultLanguage', 'detail', 'domain', 'email', 'evidence'],
  ...[
    'event',
    'events',
    'firstName',
    'from',
    'host',
    'key',
    'language',
    'lastName',
    'mapping',
    'mjml',
    'note',
    'notes',
  ],
  ...['password', 'path', 'phone', 'preheader', 'privateKey', 'removeTags', 'replyTo', 'secret', 'selector'],
  ...['shopDomain', 'subject', 'text', 'timeZone', 'to', 'user', 'value', 'wording'],
  // Of a draft: ids that its own steps and sections have.
  ...['group', 'id', 'kind', 'node', 'nodeIds', 'step'],
  // Names that a caller gives, looked up within the workspace only.
  ...['anonymousId', 'entryKey', 'externalId', 'idempotencyKey', 'patchId', 'roles', 'senderRole'],
];

/** Names that are no ids of records; what is an id of one route only stands in `NAMED_OTHERWISE`, which counts first. */
export const NOT_AN_ID: ReadonlySet<string> = new Set([...IN_ADDRESSES, ...IN_BODIES]);
