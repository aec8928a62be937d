import {
  NodeConnectionTypes,
  type IExecuteFunctions,
  type INodeExecutionData,
  type INodeType,
  type INodeTypeDescription,
  type IWebhookFunctions,
  type IWebhookResponseData,
} from 'n8n-workflow';

import { inRuntime } from '../perennial';
import { properties } from './description';
import { holdAll } from './hold';
import { resume, suspend } from './suspend';

export class Wait implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'Perennial Wait',
    name: 'wait',
    icon: { light: 'file:wait.svg', dark: 'file:wait.dark.svg' },
    group: ['organization'],
    version: 1,
    subtitle:
      '={{ { time: $parameter["amount"] + " " + $parameter["unit"], event: "until something happens, at most " + $parameter["amount"] + " " + $parameter["unit"], date: "until a date", hours: "until " + $parameter["from"] + "–" + $parameter["to"] }[$parameter["mode"]] }}',
    description: 'Holds each customer for a time, until a date, until local hours, or until something happens',
    defaults: { name: 'Wait' },
    usableAsTool: true,
    inputs: [NodeConnectionTypes.Main],
    outputs: `={{
      ((p) => {
        const ways = p.mode === "time" ? [] : (p.branches ?? {}).branch ?? [];
        const kinds = { condition: "Condition", date: "Date", hours: "Local hours" };
        const others = [
          p.mode === "date" && p.missing !== "goOn" ? "No date" : "",
          p.mode === "date" && p.over !== "goOn" && (p.yearly ?? "no") === "no" ? "Already over" : "",
          Number(p.lateAmount ?? 0) > 0 ? "Too late" : "",
        ].filter((name) => name);
        const end = { date: "On the date", hours: "In these hours", event: "Time-out" }[p.mode] ?? "Time-out";
        const names = [end]
          .concat(ways.map((way) => kinds[way.kind] ? way.name || kinds[way.kind] : way.event || "Event"))
          .concat(others);
        return names.length === 1 && p.mode !== "event"
          ? [{ type: "main" }]
          : names.map((displayName) => ({ type: "main", displayName }));
      })($parameter)
    }}`,
    credentials: [
      { name: 'perennialApi', required: true, displayOptions: { show: { mode: ['event'] } } },
      { name: 'perennialApi', displayOptions: { show: { mode: ['date', 'hours'] } } },
    ],
    webhooks: [
      {
        name: 'default',
        httpMethod: 'POST',
        responseMode: 'onReceived',
        path: '',
        restartWebhook: true,
        isFullPath: true,
      },
    ],
    hints: [
      {
        message:
          'In n8n a wait holds the whole execution: send one customer through it at a time, with Loop Over Items',
        location: 'ndv',
        whenToDisplay: 'beforeExecution',
      },
    ],
    properties,
  };

  // n8n makes a resume address for each execution; there is nothing to register beforehand.
  webhookMethods = {
    default: {
      checkExists(): Promise<boolean> {
        return Promise.resolve(true);
      },
      create(): Promise<boolean> {
        return Promise.resolve(true);
      },
      delete(): Promise<boolean> {
        return Promise.resolve(true);
      },
    },
  };

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    return inRuntime(this) ? holdAll(this) : await suspend(this);
  }

  webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
    return Promise.resolve(resume(this));
  }
}
