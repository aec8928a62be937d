import { create } from 'zustand';

import { figuresOf, kept, type EdgeFigures, type JourneyPeople, type StepFigures } from './figures';
import { edgeKey, type Path } from './path';

interface Live {
  /** Of the newest answer; undefined before the first. */
  readonly people?: JourneyPeople | undefined;
  readonly steps: ReadonlyMap<string, StepFigures>;
  /** The path of one person, while it is shown. */
  readonly path?: Path | undefined;
}

/** What cards and edges show beside their own data: changed every 15 s, so never part of a node's data. */
export const useLive = create<Live>(() => ({ steps: new Map() }));

export function showPeople(people: JourneyPeople): void {
  useLive.setState(({ steps }) => ({ people, steps: kept(steps, figuresOf(people)) }));
}

export function showPath(path: Path | undefined): void {
  useLive.setState({ path });
}

export function forgetPeople(): void {
  useLive.setState({ people: undefined, steps: new Map(), path: undefined });
}

/** Undefined: nobody stands there and nobody came through, or nothing is known yet. */
export function useLiveStep(stepKey: string): StepFigures | undefined {
  return useLive(({ steps }) => steps.get(stepKey));
}

export function useLiveEdge(stepKey: string, output: number): EdgeFigures | undefined {
  return useLive(({ steps }) => steps.get(stepKey)?.outputs.get(output));
}

/** When the person whose path is shown first came to the step (ISO 8601). */
export function useTraceStep(stepKey: string): string | undefined {
  return useLive(({ path }) => path?.steps.get(stepKey));
}

export function useTraceEdge(stepKey: string, output: number): boolean {
  return useLive(({ path }) => path?.edges.has(edgeKey(stepKey, output)) ?? false);
}
