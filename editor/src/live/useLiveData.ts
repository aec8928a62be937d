import { useEffect } from 'react';
import { create } from 'zustand';

import { useApiQuery } from '../api/queries';
import { forgetPeople, showPeople } from './store';

/** Whose figures are looked at. */
export interface LiveScope {
  /** People who entered in the last days. */
  readonly days: number;
  /** Those who entered this version; absent: any. */
  readonly versionId?: string | undefined;
}

export const useLiveScope = create<LiveScope>(() => ({ days: 30 }));

const RENEW_MS = 15_000;

/** Keeps the figures of a journey fresh for its cards, edges and panels. Once per page. */
export function useLiveData(journeyId: string) {
  const { days, versionId } = useLiveScope();
  const query = { days, ...(versionId !== undefined && { versionId }) };
  const people = useApiQuery(
    '/api/journeys/{journeyId}/people',
    { params: { path: { journeyId }, query } },
    { pollEvery: RENEW_MS, keepPrevious: true },
  );
  const { data } = people;
  useEffect(() => {
    if (data) showPeople(data);
  }, [data]);
  useEffect(() => {
    return () => {
      forgetPeople();
      useLiveScope.setState({ days: 30, versionId: undefined });
    };
  }, [journeyId]);
  return people;
}
