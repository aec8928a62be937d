import type { IDataObject, INodeExecutionData, IPollFunctions } from 'n8n-workflow';

/** What our API says who is due; `until` is the time on its clock up to which that is all. */
export interface Due {
  readonly items: readonly { id: string; profile: IDataObject; properties: IDataObject; at: string }[];
  readonly until: string;
  readonly nextCursor?: string;
}

/** From where on, and how far an earlier answer went. */
export type DuePlace = Readonly<Record<string, string>>;

export interface DueQuestion {
  /** What the event is called by which people enter. */
  readonly name: string;
  readonly ask: (place: DuePlace) => Promise<Due>;
}

const HOUR_MS = 3_600_000;
/** Of 500 people each; what is left comes with the next poll. */
const MOST_PAGES = 20;

/** Everybody who has become due since the last time, as items of the shape that journeys have. The first time only notes the time. */
export async function pollDue(
  context: IPollFunctions,
  { name, ask }: DueQuestion,
): Promise<INodeExecutionData[][] | null> {
  const manual = context.getMode() === 'manual';
  const data = context.getWorkflowStaticData('node') as { until?: string; cursor?: string };
  const hours = context.getNodeParameter('maxAgeHours', 24) as number;
  const since = manual ? ago(hours) : data.until && later(data.until, ago(hours));
  const found: Due['items'][number][] = [];
  let { cursor } = data;
  for (let page = 0; page < (manual ? 1 : MOST_PAGES); page += 1) {
    const due = await ask({ ...(since !== undefined && { since }), ...(cursor !== undefined && { cursor }) });
    found.push(...due.items);
    cursor = due.nextCursor;
    if (manual) break;
    if (cursor === undefined) {
      data.until = due.until;
      break;
    }
  }
  if (!manual) {
    if (cursor === undefined) delete data.cursor;
    else data.cursor = cursor;
  }
  const items = found.slice(0, manual ? 1 : undefined).map((due) => ({ json: itemOf(context, name, due) }));
  return items.length === 0 ? null : [items];
}

const ago = (hours: number): string => new Date(Date.now() - hours * HOUR_MS).toISOString();
const later = (a: string, b: string): string => (a > b ? a : b);

function itemOf(
  context: IPollFunctions,
  name: string,
  { id, profile, properties, at }: Due['items'][number],
): IDataObject {
  return {
    profile,
    event: { id, name, properties, occurredAt: at, receivedAt: at },
    entry: { at, enrolmentId: id, journeyId: context.getWorkflow().id ?? '' },
  };
}
