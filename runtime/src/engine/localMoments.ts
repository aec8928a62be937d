import { Temporal } from 'temporal-polyfill';

/** One local time as it comes to people: all whose clocks show it at the same instant. */
export interface Moment {
  /** `YYYY-MM-DDTHH:MM` on their clocks. */
  readonly wall: string;
  readonly at: Date;
  /** Which of the zones that were asked about. */
  readonly zoneKeys: readonly string[];
  /** Why it lets nobody in. */
  readonly lost?: Lost;
}

/** A later one came before anybody was let in by it, or it was over when it was published. */
export type Lost = 'superseded' | 'passed';

/** The same for one zone. */
export interface ZoneMoment extends Omit<Moment, 'zoneKeys'> {
  readonly zoneKey: string;
}

/** Behind `after`, up to and with `until`. */
export interface Span {
  readonly after: Date;
  readonly until: Date;
}

const HOUR_MS = 3_600_000;
/** A date begins first at UTC+14, and ends last at UTC−12. */
const [FIRST_HOURS, LAST_HOURS] = [14, 12];

/** The instant at which clocks of a zone show that: of a time they skip the one as much later, of one they show twice the first. */
export function instantOf(wall: string, zone: string): Date {
  const question = `${wall} ${zone}`;
  const known = answers.get(question);
  if (known !== undefined) return new Date(known);
  const { epochMilliseconds } = Temporal.PlainDateTime.from(wall).toZonedDateTime(zone, {
    disambiguation: 'compatible',
  });
  if (answers.size >= REMEMBERED) answers.clear();
  answers.set(question, epochMilliseconds);
  return new Date(epochMilliseconds);
}

/** Asked again every few seconds, for every zone that somebody lives in. */
const answers = new Map<string, number>();
const REMEMBERED = 20_000;

/** What the clocks of a zone show then. */
export function wallOf(at: Date, zone: string): string {
  const local = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone).toPlainDateTime();
  return local.toString({ smallestUnit: 'minute' });
}

/** The local times of a date, `YYYY-MM-DDTHH:MM`. */
export type WallsOn = (date: string) => readonly string[];

export const everyDayAt =
  (time: string): WallsOn =>
  (date) => [`${date}T${time}`];

/** When local times come in a span, for each of the zones by their keys. */
export function momentsOf(wallsOn: WallsOn, zones: ReadonlyMap<string, string>, span: Span): ZoneMoment[] {
  return datesIn(span)
    .flatMap((date) => wallsOn(date))
    .flatMap((wall) =>
      [...zones].flatMap(([zoneKey, zone]) => {
        const at = instantOf(wall, zone);
        return at > span.after && at <= span.until ? [{ wall, at, zoneKey }] : [];
      }),
    );
}

/** Those of one local time at one instant together, in the order of the instants. */
export function together(each: readonly ZoneMoment[]): Moment[] {
  const groups = Map.groupBy(each, ({ wall, at, lost }) => `${wall} ${String(at.getTime())} ${lost ?? ''}`);
  return [...groups.values()]
    .flatMap((own) => {
      const [first] = own;
      if (!first) return [];
      const { wall, at, lost } = first;
      return { wall, at, ...(lost && { lost }), zoneKeys: own.map(({ zoneKey }) => zoneKey).sort() };
    })
    .sort((a, b) => a.at.getTime() - b.at.getTime() || (a.wall < b.wall ? -1 : 1));
}

/** Every date that it is somewhere in that span, and the one before: clocks that were put forward may show its times late. */
function datesIn({ after, until }: Span): string[] {
  const dayOf = (at: number) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('UTC').toPlainDate();
  const last = dayOf(until.getTime() + FIRST_HOURS * HOUR_MS);
  const dates: string[] = [];
  let date = dayOf(after.getTime() - LAST_HOURS * HOUR_MS).subtract({ days: 1 });
  for (; Temporal.PlainDate.compare(date, last) <= 0; date = date.add({ days: 1 })) dates.push(date.toString());
  return dates;
}
