import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

export type UrlParams<K extends string> = Readonly<Record<K, string>>;
/** An empty value takes the parameter away; `push` makes a step that Back undoes (opening something), else none. */
export type ChangeUrl<K extends string> = (change: Partial<UrlParams<K>>, how?: 'push') => void;

/** Filters and what is open live in the address, so that a link shows the same. Absent ones are empty. */
export function useUrlParams<K extends string>(names: readonly K[]): readonly [UrlParams<K>, ChangeUrl<K>] {
  const [search, setSearch] = useSearchParams();
  const values = Object.fromEntries(names.map((name) => [name, search.get(name) ?? ''])) as UrlParams<K>;
  const change = useCallback<ChangeUrl<K>>(
    (changes, how) => {
      setSearch((before) => changed(before, changes), { replace: how !== 'push', preventScrollReset: true });
    },
    [setSearch],
  );
  return [values, change];
}

function changed(before: URLSearchParams, changes: Readonly<Record<string, string | undefined>>): URLSearchParams {
  const after = new URLSearchParams(before);
  for (const [name, value] of Object.entries(changes)) {
    if (value) after.set(name, value);
    else after.delete(name);
  }
  return after;
}
