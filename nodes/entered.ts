import { NodeOperationError, type IDataObject, type IExecuteFunctions } from 'n8n-workflow';

const TRIGGER = /\.(event|date|schedule|segment)Trigger$/;

/** Who the item is about, and the key it entered with. Plain n8n only: in our runtime the helpers know. */
export interface Entered {
  readonly profileId: string;
  readonly profile: IDataObject;
  readonly key?: string;
  readonly event: IDataObject;
  readonly entry: IDataObject;
}

/**
 * What the Event Trigger emitted for this item: by the pairing of items, because after an HTTP request the item itself
 * says nothing of the profile any more; by the item when no Event Trigger lies before it.
 */
export function enteredAs(context: IExecuteFunctions, i: number): Entered {
  const json = emitted(context, i) ?? context.getInputData()[i]?.json ?? {};
  const { profile, event, entry } = json as { profile?: IDataObject; event?: IDataObject; entry?: IDataObject };
  const profileId = profile?.['id'];
  if (typeof profileId !== 'string') {
    throw new NodeOperationError(context.getNode(), 'Nothing says which customer this is', {
      itemIndex: i,
      description: 'Start the workflow with the Perennial Event Trigger, or keep its "profile" in the item.',
    });
  }
  const key = entry?.['key'];
  return {
    profileId,
    profile: profile ?? {},
    ...(typeof key === 'string' && { key }),
    event: event ?? {},
    entry: entry ?? {},
  };
}

function emitted(context: IExecuteFunctions, i: number): IDataObject | undefined {
  const trigger = context.getParentNodes(context.getNode().name).find(({ type }) => TRIGGER.test(type));
  if (!trigger) return undefined;
  return context.evaluateExpression(`{{ $(${JSON.stringify(trigger.name)}).item.json }}`, i) as unknown as IDataObject;
}
