import { join } from 'node:path';
import { pino } from 'pino';

import { createCircuits } from '../../runtime/src/circuits/service';
import { createEffects } from '../../runtime/src/effects/service';
import { compile } from '../../runtime/src/engine/compile/compile';
import type { Clock, Snapshots, Versions } from '../../runtime/src/engine/ports';
import type { CompiledVersion } from '../../runtime/src/engine/version';
import type { JourneyWorkflow } from '../../runtime/src/engine/workflow';
import { createEnrolments } from '../../runtime/src/enrolments/service';
import { createEvents } from '../../runtime/src/events/service';
import { createN8n, type N8n } from '../../runtime/src/n8n/service';
import type { Db } from '../../runtime/src/platform/database';
import { createProfiles } from '../../runtime/src/profiles/service';
import { ProcessDoorbell } from '../../runtime/src/worker/doorbell';
import type { WakeUpParts } from '../../runtime/src/worker/parts';
import { benchJourney, JOURNEY, MESSAGES, versionId, WORKSPACE, type Questions } from './journey';

const QUESTIONS: readonly Questions[] = ['paths', 'expressions'];

/** The versions of the benchmarks, compiled by the real catalogue: journeys cache theirs, so none is read in a wake-up. */
class BenchVersions implements Versions, Snapshots {
  readonly #workflows = new Map<string, JourneyWorkflow>(QUESTIONS.map((q) => [versionId(q), benchJourney(q)]));
  readonly #versions = new Map<string, CompiledVersion>();

  compile(n8n: N8n): void {
    for (const [id, workflow] of this.#workflows) {
      const input = { id, workspaceId: WORKSPACE, journeyId: JOURNEY, number: 1, workflow, messages: MESSAGES };
      const { version, problems } = compile(input, n8n.catalogue);
      if (!version) throw new Error(JSON.stringify(problems));
      this.#versions.set(id, version);
    }
  }

  standsOf() {
    return Promise.resolve(new Map());
  }

  byId(id: string): Promise<CompiledVersion> {
    return Promise.resolve(this.#versions.get(id)!);
  }

  enteredBy() {
    return Promise.resolve({ versions: [], unloadable: [] });
  }

  workflow(id: string): Promise<JourneyWorkflow> {
    return Promise.resolve(this.#workflows.get(id)!);
  }
}

const log = pino({ level: 'error' });

/** n8n-core with our built nodes, and everything a wake-up needs over a database. */
export class BenchRuntime {
  readonly #n8n: N8n;
  readonly #versions: BenchVersions;

  private constructor(n8n: N8n, versions: BenchVersions) {
    this.#n8n = n8n;
    this.#versions = versions;
  }

  static async open(): Promise<BenchRuntime> {
    const versions = new BenchVersions();
    const ourPackage = join(__dirname, '../..');
    const n8n = await createN8n({ ourPackage, folders: [], logger: log, snapshots: versions });
    if (n8n.list().problems.length > 0) throw new Error('The nodes are not built (npm run build)');
    versions.compile(n8n);
    return new BenchRuntime(n8n, versions);
  }

  /** As background.ts wires it, without a dispatcher: rows stay pending. */
  over(db: Db, clock: Clock): WakeUpParts & { readonly doorbell: ProcessDoorbell } {
    const doorbell = new ProcessDoorbell();
    const profiles = createProfiles({ db, clock });
    const events = createEvents({ db, clock, log, profiles });
    const effects = createEffects(db);
    const versions = this.#versions;
    const enrolments = createEnrolments({ db, effects, versions, profiles, events, clock, doorbell });
    const heldAt = enrolments.heldAt.bind(enrolments);
    const letHeldGo = enrolments.letHeldGo.bind(enrolments);
    const circuits = createCircuits({ db, clock, log, heldAt, letHeldGo }).guard;
    return {
      circuits,
      ...{ enrolments, effects, versions, profiles, events, clock, doorbell, log },
      ...{ nodes: this.#n8n.runner, applying: { profiles, events } },
    };
  }
}
