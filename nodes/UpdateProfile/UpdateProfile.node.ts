import {
  NodeConnectionTypes,
  type IExecuteFunctions,
  type INodeExecutionData,
  type INodeType,
  type INodeTypeDescription,
} from 'n8n-workflow';

import { properties } from './description';
import { updateAll } from './update';

export class UpdateProfile implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'Perennial Update Profile',
    name: 'updateProfile',
    icon: { light: 'file:update.svg', dark: 'file:update.dark.svg' },
    group: ['transform'],
    version: 1,
    subtitle:
      '={{ ((($parameter["changes"] ?? {}).change ?? []).map((c) => c.name || c.field).concat($parameter["addTags"] ?? [], $parameter["removeTags"] ?? [])).join(", ") }}',
    description: 'Changes what is known of each customer: fields, attributes, numbers that count up, tags',
    defaults: { name: 'Update Profile' },
    usableAsTool: true,
    inputs: [NodeConnectionTypes.Main],
    outputs: [NodeConnectionTypes.Main],
    properties,
  };

  execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    return updateAll(this);
  }
}
