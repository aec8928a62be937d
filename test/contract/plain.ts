const words = (text: string): string[] => text.trim().split(/\s+/);

/** Parameters of paths and queries that name no record of a workspace: words, numbers, positions, names. */
const IN_ADDRESSES = words(`
  action address archived attribute by code consent count cron currency cursor date day dayOfMonth days failed from hours
  kind language limit name notSent reason recipient repeats resolution revision role scope search setAside since
  state status theme time to type usesMessage version yearly zone zoneOf
`);

/** Templates come with the installation and are everybody's. */
const OF_EVERYBODY = words('templateId');

/** Texts of bodies that are none: what people write, and names of events. */
const IN_BODIES = words(`
  addTags anonymous attributes base bounceDomain brand category external fixed header items prefix sku title by code confirm country cron defaultLanguage detail domain email error event
  events evidence firstName from host key language lastName mapping mjml model note notes password path phone
  preheader privateKey property rate removeTags replyTo scopes secret selector shopDomain subject text timeZone to user
  value wording tags values
`);

/** How a file is read, and where its columns go. */
const OF_FILES = words(`
  channel column dateOrder decimal delimiter encoding event format part preset quote source to wording zone
`);

/** Ids that steps and sections have within their draft. */
const IN_A_DRAFT = words('group id kind node nodeIds step');

/** Names that a caller gives, looked up within the workspace only: names.test.ts. */
const GIVEN = words('anonymousId entryKey externalId idempotencyKey patchId roles senderRole messageKey stepKey');

/** Names that are no ids of records; what is an id of one route only stands in `NAMED_OTHERWISE`, which counts first. */
export const NOT_AN_ID: ReadonlySet<string> = new Set([
  ...[...IN_ADDRESSES, ...OF_EVERYBODY, ...IN_BODIES, ...OF_FILES],
  ...[...IN_A_DRAFT, ...GIVEN],
]);
