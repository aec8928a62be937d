import { identifier, type Identifier } from '../../profiles/service';
import type { Money } from '../../platform/money';
import { LONGEST_CELL, type Row } from '../layout';
import { freeNameOf } from '../mapping/fields';
import type { Plan } from '../settings';
import { amountOf, currencyOf, decimalText } from '../values/amounts';
import { dateOf, type DateReading } from '../values/dates';
import { saidOf } from '../values/text';
import { problem, type RowProblem } from './problem';

/** How a column is read once it is known: its order of dates and its decimal sign. */
export interface ColumnReading {
  readonly order: DateReading['order'];
  readonly decimal: 'auto' | 'point' | 'comma';
}

/** Which columns go where, looked up once for a file. */
export class Columns {
  readonly fields = new Map<string, { readonly index: number; readonly name: string }>();
  /** Attributes, properties or evidence by their name. */
  readonly free: readonly { readonly name: string; readonly index: number; readonly column: string }[];
  readonly missing: readonly string[];

  constructor(plan: Pick<Plan, 'kind' | 'mapping'>, columns: readonly string[]) {
    const places = new Map(columns.map((name, index) => [name, index]));
    const free: { name: string; index: number; column: string }[] = [];
    const missing: string[] = [];
    for (const { column, to } of plan.mapping) {
      const index = places.get(column);
      const name = freeNameOf(plan.kind, to);
      if (index === undefined) missing.push(column);
      else if (name !== undefined) free.push({ name, index, column });
      else if (!this.fields.has(to)) this.fields.set(to, { index, name: column });
    }
    this.free = free;
    this.missing = missing;
  }
}

/** One row, read by field; what is wrong is gathered, and the row is then refused with all of it. */
export class Cells {
  readonly problems: RowProblem[] = [];
  readonly row: number;
  readonly #row: Row;
  readonly #columns: Columns;
  readonly #plan: Plan;
  readonly #reading: ReadonlyMap<string, ColumnReading>;

  constructor(
    row: Row,
    columns: Columns,
    { plan, reading }: { plan: Plan; reading: ReadonlyMap<string, ColumnReading> },
  ) {
    this.row = row.row;
    this.#row = row;
    this.#columns = columns;
    this.#plan = plan;
    this.#reading = reading;
  }

  raw(field: string): unknown {
    const place = this.#columns.fields.get(field);
    return place && this.#row.cells[place.index];
  }

  has(field: string): boolean {
    return saidOf(this.raw(field)) !== undefined;
  }

  /** A text; too long ones and such as were read in the wrong encoding are refused. */
  text(field: string): string | undefined {
    const said = saidOf(this.raw(field));
    return said === undefined || !this.#sound(field, said) ? undefined : said;
  }

  #sound(field: string, said: string): boolean {
    const column = this.#columns.fields.get(field)?.name;
    if (said.length > LONGEST_CELL) {
      this.problems.push(tooLong(this.row, column, said));
      return false;
    }
    if (!said.includes('\uFFFD')) return true;
    this.refuse(
      'bad_encoding',
      'It holds characters that do not exist in this encoding. Choose the encoding of the file.',
      field,
    );
    return false;
  }

  refuse(code: string, message: string, field: string): void {
    const place = this.#columns.fields.get(field);
    this.problems.push(problem(this.row, code, message, { column: place?.name, value: saidOf(this.raw(field)) }));
  }

  date(field: string): Date | undefined {
    const value = this.raw(field);
    if (saidOf(value) === undefined) return undefined;
    const { order = 'dmy' } = this.#reading.get(field) ?? {};
    const date = dateOf(value, { order, zone: this.#plan.reading.zone });
    if (!date) this.refuse('bad_date', DATES, field);
    return date;
  }

  /** Undefined where there is none, or where it is none: the row is then refused. */
  amount(field: string, currency: string | undefined): Money | undefined {
    const said = this.text(field);
    if (said === undefined) return undefined;
    const { decimal = 'auto' } = this.#reading.get(field) ?? {};
    const value = this.raw(field);
    const amount = amountOf(typeof value === 'number' ? value : said, { decimal, currency });
    const readable = decimalText(said, decimal) !== undefined;
    // Of a currency that does not exist the row says so already.
    if (!amount && currency === undefined && readable && this.text('currency') !== undefined) return undefined;
    if (!amount && currency === undefined && readable)
      this.refuse(
        'no_currency',
        'It is in no currency. Choose the currency of the file, or map a column that names it.',
        field,
      );
    else if (!amount) this.refuse('bad_amount', 'It is no amount of money like 1,234.50 or 1.234,50 €.', field);
    return amount;
  }

  number(field: string): number | undefined {
    const said = this.text(field);
    if (said === undefined) return undefined;
    const plain = decimalText(said, this.#reading.get(field)?.decimal ?? 'auto');
    const number = plain === undefined ? Number.NaN : Number(plain);
    if (Number.isFinite(number)) return number;
    this.refuse('bad_number', 'It is no number.', field);
    return undefined;
  }

  currency(): string | undefined {
    const said = this.text('currency');
    if (said === undefined) return this.#plan.reading.currency;
    const code = currencyOf(said);
    if (code === undefined)
      this.refuse('bad_currency', 'There is no such currency. Write its code as in ISO 4217, like EUR.', 'currency');
    return code;
  }

  /** E-mail, phone and ids; one that is there and cannot be one refuses the row. */
  identifiers(country?: string): readonly Identifier[] {
    const of = country ?? this.#plan.reading.country;
    return [
      this.#named('external', 'externalId', 'It is longer than an id may be (254 characters).'),
      this.#named('email', 'email', 'It is no e-mail address.'),
      this.#named('phone', 'phone', phoneWords(of), of),
      this.#named('anonymous', 'anonymousId', 'It is longer than an id may be (254 characters).'),
    ].flatMap((each) => each ?? []);
  }

  #named(kind: Identifier['kind'], field: string, words: string, country?: string): Identifier | undefined {
    const said = this.text(field);
    if (said === undefined) return undefined;
    const found = identifier(kind, said, country);
    if (!found) this.refuse(`bad_${kind === 'external' || kind === 'anonymous' ? 'id' : kind}`, words, field);
    return found;
  }

  /** Free columns by their name; cells too long are refused. */
  *free(): Generator<{ readonly name: string; readonly column: string; readonly value: unknown }> {
    for (const { name, index, column } of this.#columns.free) {
      const value = this.#row.cells[index];
      if (typeof value === 'string' && value.length > LONGEST_CELL)
        this.problems.push(tooLong(this.row, column, value));
      else if (value !== undefined && value !== null && value !== '') yield { name, column, value };
    }
  }
}

const DATES =
  'It is no date that exists, in the order of day and month that is chosen. 2026-11-24 is always understood.';

const phoneWords = (country: string | undefined): string =>
  country === undefined
    ? 'It is no phone number with its country code (+49…). Choose the country that numbers without one are of.'
    : `It is no phone number that exists in ${country}, nor one with a country code (+49…).`;

export const tooLong = (row: number, column: string | undefined, value: string): RowProblem =>
  problem(
    row,
    'cell_too_long',
    `It has ${String(value.length)} characters; a value may have ${String(LONGEST_CELL)}.`,
    {
      column,
      value,
    },
  );
