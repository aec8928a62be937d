import { CronExpressionParser, type CronExpression } from 'cron-parser';

/** Minute, hour, day of the month, month, day of the week. No seconds, no chance (`H`), no names for whole expressions. */
const FIVE_FIELDS = /^[\d*,/-]+ [\d*,/-]+ [\dL*?,/-]+ [\da-z*,/-]+ [\da-z#*?,/-]+$/i;
const LONGEST = 100;
/** Of a leap year, so that 29 February comes soon. */
const BEGINNING = '2024-01-01T00:00:00Z';

/** What keeps an expression from being used; undefined: it says times of day, each hour one at most, and comes at all. */
export function cronProblem(expression: string): { readonly code: string; readonly message: string } | undefined {
  const parsed = parsedOf(expression);
  if (parsed === undefined)
    return {
      code: 'invalid_cron',
      message: `"${expression.slice(0, LONGEST)}" is no cron expression: write minute, hour, day of the month, month and day of the week, such as "0 9 * * 1".`,
    };
  if (parsed.fields.minute.values.length > 1)
    return {
      code: 'cron_too_often',
      message: `"${expression}" comes more than once an hour; name one minute, such as "0".`,
    };
  if (!parsed.hasNext()) return { code: 'cron_never', message: `"${expression}" never comes: there is no such day.` };
  return undefined;
}

/** The times of day, `HH:MM`, that an expression names on a date of the calendar, whatever clocks do on it. Throws for what `cronProblem` refuses. */
export function cronTimesOn(expression: string, date: string): readonly string[] {
  const parsed = parsedOf(expression);
  if (!parsed) throw new RangeError(`"${expression}" is no cron expression.`);
  const { hour, minute } = parsed.fields;
  const times = hour.values.flatMap((h) => minute.values.map((m) => `${padded(h)}:${padded(m)}`));
  const [first] = times;
  // Read as a date of UTC, which has no clock changes; the other times of the day have the same day.
  return first !== undefined && parsed.includesDate(new Date(`${date}T${first}:00Z`)) ? times : [];
}

const padded = (number: number): string => String(number).padStart(2, '0');

/** Asked again every few seconds. */
const known = new Map<string, CronExpression>();
const REMEMBERED = 1_000;

function parsedOf(expression: string): CronExpression | undefined {
  const text = expression.trim().replaceAll(/\s+/g, ' ');
  const found = known.get(text);
  if (found) return found;
  if (text.length > LONGEST || !FIVE_FIELDS.test(text)) return undefined;
  const parsed = parse(text);
  if (!parsed) return undefined;
  if (known.size >= REMEMBERED) known.clear();
  known.set(text, parsed);
  return parsed;
}

function parse(text: string): CronExpression | undefined {
  try {
    return CronExpressionParser.parse(text, { tz: 'UTC', currentDate: BEGINNING });
  } catch {
    return undefined; // Error: the one answer the parser has for what it cannot read
  }
}
