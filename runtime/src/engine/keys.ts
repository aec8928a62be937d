/** `stepKey:visit`: tells one hold from the next. */
export function holdKey(stepKey: string, visit: number): string {
  return `${stepKey}:${String(visit)}`;
}

/** What an effect is known by outside: at providers, ledgers and reservations. `part` is the channel of a send. */
export function effectKey(enrolmentId: string, stepKey: string, visit: number, part?: string): string {
  const key = `${enrolmentId}:${holdKey(stepKey, visit)}`;
  return part === undefined ? key : `${key}:${part}`;
}

/** `_id` of an effect row: the key, named by the attempt that proposed it. */
export function rowId(key: string, token: string): string {
  return `${key}/${token}`;
}
