import { derivedId } from '../../platform/ids';

/**
 * The id of the profile that a row makes when it names nobody who is known: the same however often the row is read, so that a
 * run that was cut off tells whom it has made already. Like other ids it begins with its time.
 */
export function candidateOf({ importId, at }: { readonly importId: string; readonly at: Date }, row: number): string {
  return `prf_${at.getTime().toString(16).padStart(12, '0')}${derivedId(importId, row).slice(0, 20)}`;
}

/** What is said of a later time than the import itself is as of the import: a slip in a date must not win for ever. */
export const stampIn = (said: Date | undefined, at: Date): Date => (said && said < at ? said : at);
