import { compile } from '../../runtime/src/engine/compile/compile';
import type { Duration } from '../../runtime/src/engine/hold';
import type { EventRule } from '../../runtime/src/engine/rule';
import type { CompiledVersion } from '../../runtime/src/engine/version';
import type { JourneyWorkflow, WorkflowNode, WorkflowTarget } from '../../runtime/src/engine/workflow';
import { catalogue } from './catalogue';

const OURS = 'n8n-nodes-perennial';

/** A rule as the parameters of our nodes keep it; `filter` in the shape of an n8n fixedCollection. */
export interface RuleParameter {
  event: string;
  by?: EventRule['by'];
  valuePath?: string;
  filter?: unknown;
  /** Of a goal: it has an output of the entry, behind the first one. */
  goesOn?: boolean;
  key?: string;
}

export interface EntryOptions {
  events?: string[];
  key?: string;
  aliases?: string[];
  filter?: unknown;
  exits?: RuleParameter[];
  goals?: RuleParameter[];
  reEntry?: 'once' | 'afterLeaving' | 'always' | 'everyDays';
  reEntryDays?: number;
  maxAgeHours?: number;
  perHour?: number;
  zone?: string;
  needsConsent?: '' | 'email';
  needsAddress?: '' | 'email';
}

export interface WaitOptions extends Partial<Duration> {
  until?: RuleParameter[];
  restartOn?: RuleParameter[];
  refresh?: boolean;
}

export interface NodeOptions {
  name?: string;
  stepKey?: string;
  parameters?: Record<string, unknown>;
  more?: Partial<WorkflowNode>;
}

/** `total.amount > 100` and the like, as the filter parameter of our nodes. */
export function conditions(
  combinator: 'all' | 'any',
  ...condition: { path: string; operator: string; value?: unknown }[]
) {
  return { combinator, conditions: { condition } };
}

/** One rule of a Branch: an n8n `filter` parameter that compares an expression with a value. */
export function branchRule(name: string, leftValue: string, rightValue: unknown) {
  return {
    name,
    conditions: {
      options: { caseSensitive: true, leftValue: '', typeValidation: 'loose', version: 2 },
      conditions: [{ id: `c-${name}`, leftValue, rightValue, operator: { type: 'string', operation: 'equals' } }],
      combinator: 'and',
    },
  };
}

/**
 * Builds a journey as n8n keeps it. Each call adds a node and wires it to the output in hand; `from()` takes another
 * output in hand, `to()` leads it to a node that is already there.
 */
export class JourneyBuilder {
  private readonly nodes: WorkflowNode[] = [];
  private readonly wires: { from: string; output: number; to: WorkflowTarget }[] = [];
  private cursor: { node: string; output: number } | undefined;
  private readonly counts = new Map<string, number>();

  constructor(private readonly journeyName: string) {}

  entry(options: EntryOptions = {}, node: NodeOptions = {}): this {
    const { key = '', aliases = [], exits = [], goals = [] } = options;
    return this.ours('eventTrigger', 'Event Trigger', node, {
      events: options.events ?? ['Checkout Started'],
      filter: options.filter ?? {},
      entryKey: key,
      keyAliases: aliases,
      reEntry: options.reEntry ?? 'afterLeaving',
      reEntryDays: options.reEntryDays ?? 30,
      maxAgeHours: options.maxAgeHours ?? 24,
      perHour: options.perHour ?? 0,
      exits: collection('exit', exits.map(rule)),
      goals: collection('goal', goals.map(rule)),
      zone: options.zone ?? 'UTC',
      needsConsent: options.needsConsent ?? '',
      needsAddress: options.needsAddress ?? '',
    });
  }

  /** People enter on a day of theirs: their birthday, at nine in the morning where they live, unless told. */
  dateEntry(parameters: Record<string, unknown> = {}, node: NodeOptions = {}): this {
    return this.ours('dateTrigger', 'Date Trigger', node, { attribute: 'birthday', ...parameters });
  }

  /** An audience enters at a time: everybody, every Monday at nine by the clock of UTC, unless told. */
  scheduleEntry(parameters: Record<string, unknown> = {}, node: NodeOptions = {}): this {
    return this.ours('scheduleTrigger', 'Schedule Trigger', node, parameters);
  }

  /** Waits a time (two hours unless told); with `until` also for events: output k + 1 belongs to `until[k]`. */
  wait(options: WaitOptions = {}, node: NodeOptions = {}): this {
    const { until = [], restartOn = [] } = options;
    return this.ours('wait', 'Wait', node, {
      mode: until.length + restartOn.length > 0 ? 'event' : 'time',
      amount: options.amount ?? 2,
      unit: options.unit ?? 'hours',
      branches: collection('branch', until.map(rule)),
      restartOn: collection('rule', restartOn.map(rule)),
      refresh: options.refresh ?? true,
    });
  }

  /** One output per rule, then “Else”. */
  branch(
    rules: unknown[] = [branchRule('German', '={{ $json.profile.language }}', 'de')],
    node: NodeOptions = {},
  ): this {
    return this.ours('branch', 'Branch', node, { rules: collection('rule', rules) });
  }

  send(parameters: Record<string, unknown> = {}, node: NodeOptions = {}): this {
    return this.ours('sendEmail', 'Send Email', node, {
      message: 'reminder',
      senderRole: 'marketing-email',
      category: 'marketing',
      window: 'any',
      from: '08:00',
      to: '20:00',
      outside: 'defer',
      expiresAfterHours: 0,
      resendUnknown: false,
      ...parameters,
    });
  }

  exit(reason = 'done', node: NodeOptions = {}): this {
    return this.ours('exit', 'Exit', node, { reason });
  }

  /** A node of another package, e.g. `n8n-nodes-base.httpRequest`. */
  foreign(type: string, node: NodeOptions = {}): this {
    const label = type.slice(type.lastIndexOf('.') + 1);
    return this.add(type, label, node, node.parameters ?? {});
  }

  from(node: string, output = 0): this {
    this.cursor = { node, output };
    return this;
  }

  to(node: string, index = 0): this {
    if (this.cursor) this.wires.push({ from: this.cursor.node, output: this.cursor.output, to: main(node, index) });
    return this;
  }

  workflow(): JourneyWorkflow {
    const connections: Record<string, { main: WorkflowTarget[][] }> = {};
    for (const { from, output, to } of this.wires) {
      const outputs = (connections[from] ??= { main: [] }).main;
      while (outputs.length <= output) outputs.push([]);
      outputs[output]?.push(to);
    }
    return { name: this.journeyName, nodes: [...this.nodes], connections };
  }

  compile(input: Partial<Parameters<typeof compile>[0]> = {}): CompiledVersion {
    const { version, problems } = this.check(input);
    if (!version) throw new Error(problems.map((problem) => problem.message).join('\n'));
    return version;
  }

  check(input: Partial<Parameters<typeof compile>[0]> = {}): ReturnType<typeof compile> {
    return compile(
      {
        id: 'ver_1',
        workspaceId: 'workspace',
        journeyId: 'jrn_1',
        number: 1,
        workflow: this.workflow(),
        messages: { reminder: 3, second: 1 },
        ...input,
      },
      catalogue,
    );
  }

  private ours(type: string, label: string, node: NodeOptions, parameters: Record<string, unknown>): this {
    const stepKey = node.stepKey ?? `${type.toLowerCase().slice(0, 8)}${String(this.nodes.length + 10)}`;
    return this.add(`${OURS}.${type}`, label, node, { stepKey, ...parameters, ...node.parameters });
  }

  private add(type: string, label: string, node: NodeOptions, parameters: Record<string, unknown>): this {
    const count = this.counts.get(label) ?? 0;
    this.counts.set(label, count + 1);
    const name = node.name ?? (count === 0 ? label : `${label}${String(count)}`);
    const number = this.nodes.length;
    this.nodes.push({
      id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
      name,
      type,
      typeVersion: 1,
      position: [number * 220, 0],
      parameters,
      ...node.more,
    });
    this.to(name);
    this.cursor = { node: name, output: 0 };
    return this;
  }
}

export function aJourney(name = 'Abandoned cart'): JourneyBuilder {
  return new JourneyBuilder(name);
}

/** The journey of the spine: a checkout, two hours that end early or start anew, one reminder. */
export function anAbandonedCart(): JourneyBuilder {
  return aJourney()
    .entry({
      key: 'checkout',
      aliases: ['cart'],
      exits: [{ event: 'Order Completed', by: 'entryKey' }],
      goals: [],
    })
    .wait({ amount: 2, unit: 'hours', restartOn: [{ event: 'Checkout Updated', by: 'entryKey' }] })
    .send();
}

function rule({ event, by = 'profile', ...more }: RuleParameter) {
  return { event, by, ...more };
}

function collection(name: string, values: readonly unknown[]): Record<string, unknown> {
  return values.length === 0 ? {} : { [name]: values };
}

function main(node: string, index: number): WorkflowTarget {
  return { node, type: 'main', index };
}
