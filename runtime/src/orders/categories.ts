import type { OrderLine } from './statement';

const MOST = 10;

/** What was bought, by kind: the categories that the lines name, each once. */
export function categoriesOf(lines: readonly OrderLine[] | undefined): readonly string[] {
  return [...new Set((lines ?? []).flatMap(({ category }) => category ?? []))].slice(0, MOST);
}
