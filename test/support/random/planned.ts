import { hashOf } from '../../../runtime/src/engine/hash';
import type { RunItem } from '../../../runtime/src/engine/ports';
import type { HoldRequest, StepResult } from '../../../runtime/src/engine/step';
import type { CompiledVersion } from '../../../runtime/src/engine/version';
import { aJourney, branchRule, type JourneyBuilder } from '../journeys';
import type { Script } from '../stored-ports';
import { EXITS, GOAL, RESTARTS, STARTS, VISITS, type Path, type Plan, type Step } from './plan';

interface End {
  readonly node: string;
  readonly output: number;
}
type Of<K extends Step['kind']> = Extract<Step, { kind: K }>;
type Act = Script[string];

/** The version of a plan, and what its nodes do. */
export function planned(plan: Plan): { readonly version: CompiledVersion; readonly script: Script } {
  return new Planner(plan).done();
}

class Planner {
  readonly #journey: JourneyBuilder;
  readonly #acts = new Map<string, Act>();
  #count = 0;

  constructor({ reEntry, exitBy, path }: Plan) {
    this.#journey = aJourney('Random').entry(
      {
        ...{ events: [STARTS], key: 'checkout', reEntry },
        exits: [{ event: EXITS, by: exitBy }],
        goals: [{ event: GOAL, by: 'entryKey' }],
      },
      { name: 'Entry' },
    );
    this.#path(path, [{ node: 'Entry', output: 0 }]);
  }

  done() {
    const version = { ...this.#journey.compile(), visitLimit: VISITS };
    const script = Object.fromEntries(
      [...version.steps.values()].flatMap(({ key, name }) => {
        const act = this.#acts.get(name);
        return act ? [[key, act] as const] : [];
      }),
    );
    return { version, script };
  }

  /** Wires a path behind these ends; gives back where it ends itself. */
  #path(path: Path, ends: readonly End[], seen?: string): readonly End[] {
    for (const step of path) {
      if (step.kind === 'fork') {
        for (const way of step.paths) this.#path(way, ends, seen);
        return [];
      }
      if (step.kind === 'exit') {
        this.#add('exit', ends, () => ({ kind: 'exited', reason: 'enough', effects: [] }));
        return [];
      }
      const { added, to } = this.#step(step, ends, seen);
      if (step.kind === 'tag') seen = added;
      ends = to;
    }
    return ends;
  }

  #step(step: Exclude<Step, Of<'fork' | 'exit'>>, ends: readonly End[], seen: string | undefined) {
    const one = (added: string) => ({ added, to: [{ node: added, output: 0 }] });
    switch (step.kind) {
      case 'send':
        return one(this.#add('send', ends, sends));
      case 'tag':
        return one(this.#add('tag', ends, (item, { step: { name } }) => tags(item, name)));
      case 'event':
        return one(this.#add('event', ends, (item) => records(item)));
      case 'wait':
        return one(this.#add('wait', ends, () => holds({ kind: 'time', ...lasting(step.seconds) })));
      case 'listen':
        return this.#listen(step, ends, seen);
      case 'branch':
        return this.#branch(step, ends, seen);
      case 'loop':
        return this.#loop(step, ends);
    }
  }

  #listen({ seconds, restarts, ways }: Of<'listen'>, ends: readonly End[], seen?: string) {
    const restartOn = restarts ? [{ event: RESTARTS, by: 'entryKey' as const }] : [];
    const branches = ways.map(({ event, by }, index) => ({ event, by, output: index + 1 }));
    const act = () => holds({ kind: 'listen', ...lasting(seconds), branches, restartOn, refresh: true });
    const added = this.#add(
      'listen',
      ends,
      act,
      ways.map(({ event, by }) => ({ event, by })),
    );
    const back = ways.flatMap(({ path, joins }, index) => {
      const to = this.#path(path, [{ node: added, output: index + 1 }], seen);
      return joins ? to : [];
    });
    return { added, to: [{ node: added, output: 0 }, ...back] };
  }

  #branch({ by, path, joins }: Of<'branch'>, ends: readonly End[], seen?: string) {
    const decide = (item: RunItem, name: string): boolean => {
      if (by === 'split') return Number.parseInt(hashOf(`${item.profile.id}:${name}`).slice(0, 2), 16) < 128;
      if (by === 'seen' && seen !== undefined) return item.profile.attributes[counter(item, seen)] !== undefined;
      return (item.json['event'] as { properties: { odd?: boolean } }).properties.odd === true;
    };
    const added = this.#add('branch', ends, (item, { step: { name } }) => passed(item, decide(item, name) ? 0 : 1));
    const back = this.#path(path, [{ node: added, output: 1 }], seen);
    return { added, to: [{ node: added, output: 0 }, ...(joins ? back : [])] };
  }

  #loop({ rounds, seconds, body }: Of<'loop'>, ends: readonly End[]) {
    const tag = this.#add('tag', ends, (item, { step: { name } }) => tags(item, name));
    const asked = this.#add('branch', [{ node: tag, output: 0 }], (item) =>
      passed(item, Number(item.profile.attributes[counter(item, tag)]) <= rounds ? 0 : 1),
    );
    const done = this.#add(body, [{ node: asked, output: 0 }], body === 'send' ? sends : records);
    const waits = this.#add('wait', [{ node: done, output: 0 }], () => holds({ kind: 'time', ...lasting(seconds) }));
    this.#journey.from(waits).to(tag);
    return { added: tag, to: [{ node: asked, output: 1 }] };
  }

  #add(
    kind: keyof typeof NODES,
    ends: readonly End[],
    act: Act,
    until: { event: string; by: 'profile' | 'entryKey' }[] = [],
  ) {
    const name = `${kind}${String(++this.#count).padStart(3, '0')}`;
    const [first, ...rest] = ends;
    // Behind a path that has ended for everybody nothing is reached.
    if (!first) return name;
    this.#journey.from(first.node, first.output);
    NODES[kind](this.#journey, name, until);
    for (const end of rest) this.#journey.from(end.node, end.output).to(name);
    this.#acts.set(name, act);
    return name;
  }
}

type Rules = { event: string; by: 'profile' | 'entryKey' }[];
const NODES = {
  send: (journey: JourneyBuilder, name: string) => journey.send({}, { name, stepKey: name }),
  tag: (journey: JourneyBuilder, name: string) => journey.foreign('n8n-nodes-base.set', { name }),
  event: (journey: JourneyBuilder, name: string) => journey.foreign('n8n-nodes-base.noOp', { name }),
  wait: (journey: JourneyBuilder, name: string) => journey.wait({}, { name, stepKey: name }),
  listen: (journey: JourneyBuilder, name: string, until: Rules) => journey.wait({ until }, { name, stepKey: name }),
  branch: (journey: JourneyBuilder, name: string) =>
    journey.branch([branchRule('Yes', '={{ $json.event.name }}', 'x')], { name, stepKey: name }),
  exit: (journey: JourneyBuilder, name: string) => journey.exit('enough', { name, stepKey: name }),
};

const lasting = (seconds: number) => ({ wait: { amount: seconds, unit: 'seconds' as const } });
const holds = (hold: HoldRequest): StepResult => ({ kind: 'held', hold, effects: [] });
const passed = (item: RunItem, output: number): StepResult => ({
  kind: 'passed',
  output,
  item: item.json,
  effects: [],
});

/** What a tag counts, apart for each trigger, since two checkouts of a person may begin at once; a family counts together. */
const counter = (item: RunItem, name: string) => `${name} by ${(item.entryItem['event'] as { id: string }).id}`;

function tags(item: RunItem, name: string): StepResult {
  const field = counter(item, name);
  const attributes = { [field]: Number(item.profile.attributes[field] ?? 0) + 1 };
  const effects = [{ kind: 'profile' as const, body: { attributes, addTags: [name] } }];
  return { kind: 'passed', output: 0, item: item.json, effects };
}

function records(item: RunItem): StepResult {
  const body = { name: 'Step Reached', properties: { of: item.profile.id } };
  return { kind: 'passed', output: 0, item: item.json, effects: [{ kind: 'event', body }] };
}

const sends = (): StepResult => ({
  kind: 'sent',
  send: {
    ...{ channel: 'email', messageKey: 'reminder', senderRole: 'marketing-email', category: 'marketing' },
    resendUnknown: false,
  },
  effects: [],
});
