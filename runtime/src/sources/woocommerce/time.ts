import { text, time } from '../payload';

/** When something was, and whether its zone had to be taken for UTC. */
export interface ShopTime {
  readonly at: Date;
  readonly zoneless?: true;
}

/** `…_gmt` has no zone either and is UTC; where it is missing, the shop's own clock is all there is, and taken for UTC. */
export function timeOf(payload: Readonly<Record<string, unknown>>, name: string): ShopTime | undefined {
  const utc = zoned(payload[`${name}_gmt`]);
  if (utc) return { at: utc };
  const own = zoned(payload[name]);
  return own && { at: own, zoneless: true };
}

const zoned = (value: unknown): Date | undefined => {
  const given = text(value);
  if (given === undefined) return undefined;
  return time(/(Z|[+-]\d\d:?\d\d)$/.test(given) ? given : `${given}Z`);
};
