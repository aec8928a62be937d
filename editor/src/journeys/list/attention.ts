import type { Item } from '../../api/queries';

export type JourneySummary = Item<'/api/journeys'>;

/** Why somebody should look at a journey, the most urgent first. */
export type Attention =
  | { readonly kind: 'stuck'; readonly count: number }
  | { readonly kind: 'problems'; readonly count: number }
  | { readonly kind: 'working'; readonly count: number };

type Facts = Pick<JourneySummary, 'stuck' | 'pendingTasks' | 'status'>;

/** `problems`: errors that checking the draft found; undefined while nobody knows. */
export function attentionOf(
  { stuck, pendingTasks, status }: Facts,
  problems: number | undefined,
): readonly Attention[] {
  return [
    ...(stuck > 0 ? [{ kind: 'stuck' as const, count: stuck }] : []),
    ...(status !== 'archived' && problems !== undefined && problems > 0
      ? [{ kind: 'problems' as const, count: problems }]
      : []),
    ...(pendingTasks > 0 ? [{ kind: 'working' as const, count: pendingTasks }] : []),
  ];
}

/** Work that goes on by itself needs nobody. */
export const needsSomebody = (attention: readonly Attention[]): boolean =>
  attention.some(({ kind }) => kind !== 'working');

export type StatusFilter = '' | JourneySummary['status'];

export interface JourneyFilters {
  readonly status: StatusFilter;
  readonly search: string;
  readonly attention: boolean;
}

/** Archived journeys are shown only when they are asked for. */
export function fits(
  journey: Pick<JourneySummary, 'id' | 'name' | 'status' | 'liveVersion'>,
  filters: JourneyFilters,
): boolean {
  const { status, search } = filters;
  if (status === '' ? journey.status === 'archived' : journey.status !== status) return false;
  const wanted = search.trim().toLowerCase();
  const text = [journey.name, ...(journey.liveVersion?.events ?? [])].join('\n').toLowerCase();
  return text.includes(wanted);
}

export function countsOf(
  journeys: readonly Pick<JourneySummary, 'status'>[],
): Readonly<Record<JourneySummary['status'] | 'all', number>> {
  const of = (status: JourneySummary['status']) => journeys.filter((journey) => journey.status === status).length;
  const archived = of('archived');
  return { all: journeys.length - archived, live: of('live'), draft: of('draft'), paused: of('paused'), archived };
}
