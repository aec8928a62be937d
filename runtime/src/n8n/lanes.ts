import { Workflow, type IConnections, type INode, type IWorkflowSettings } from 'n8n-workflow';

import type { Snapshots } from '../engine/ports';
import type { CompiledVersion } from '../engine/version';
import { takeDirectPaths } from './direct-paths';
import type { NodePackages } from './packages';

/** One n8n Workflow of a version. Its isolate serves one call at a time, so a lane is used by one execution at a time. */
export interface Lane {
  readonly version: CompiledVersion;
  readonly workflow: Workflow;
  usedAt: number;
}

const IDLE_LANES = 64;
const IDLE_MS = 60_000;

/**
 * Lanes by version, made on demand and kept while they are used: making one costs up to some milliseconds, its isolate 20
 * to 40 ms more when an expression needs it. An isolate never serves two versions, so nothing leaks between workspaces.
 */
export class Lanes {
  readonly #snapshots: Snapshots;
  readonly #packages: NodePackages;
  readonly #idle = new Map<string, Lane[]>();
  #count = 0;

  constructor(snapshots: Snapshots, packages: NodePackages) {
    this.#snapshots = snapshots;
    this.#packages = packages;
  }

  async take(version: CompiledVersion): Promise<Lane> {
    const lane = this.#idle.get(version.id)?.pop();
    if (!lane) return await this.#open(version);
    this.#count--;
    return lane;
  }

  giveBack(lane: Lane): void {
    lane.usedAt = performance.now();
    const lanes = this.#idle.get(lane.version.id) ?? [];
    this.#idle.set(lane.version.id, [...lanes, lane]);
    this.#count++;
    this.#closeIdle();
  }

  /** For a lane whose execution was cut off (it may still be running) or whose isolate died. */
  async discard(lane: Lane): Promise<void> {
    await lane.workflow.expression.releaseIsolate();
  }

  async close(): Promise<void> {
    const lanes = [...this.#idle.values()].flat();
    this.#idle.clear();
    this.#count = 0;
    await Promise.all(lanes.map((lane) => this.discard(lane)));
  }

  async #open(version: CompiledVersion): Promise<Lane> {
    const { name, nodes, connections } = await this.#snapshots.workflow(version.id);
    const workflow = new Workflow({
      id: version.journeyId,
      name,
      nodes: structuredClone(nodes) as unknown as INode[],
      connections: structuredClone(connections) as unknown as IConnections,
      active: true,
      nodeTypes: this.#packages,
      settings: { timezone: version.entry.zone, executionOrder: 'v1' } satisfies IWorkflowSettings,
    });
    takeDirectPaths(workflow);
    // Opens a scope; the isolate itself is made by the first expression that needs one.
    await workflow.expression.acquireIsolate();
    return { version, workflow, usedAt: performance.now() };
  }

  #closeIdle(): void {
    const before = performance.now() - IDLE_MS;
    const tooMany = this.#count - IDLE_LANES;
    const oldest = [...this.#idle.values()].flat().sort((a, b) => a.usedAt - b.usedAt);
    const closing = new Set(oldest.filter((lane, k) => lane.usedAt < before || k < tooMany));
    if (closing.size === 0) return;
    for (const [id, lanes] of this.#idle) {
      const kept = lanes.filter((lane) => !closing.has(lane));
      if (kept.length > 0) this.#idle.set(id, kept);
      else this.#idle.delete(id);
    }
    this.#count -= closing.size;
    for (const lane of closing) void this.discard(lane);
  }
}
