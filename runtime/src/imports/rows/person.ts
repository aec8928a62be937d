import { standardFields, type StandardFields } from '../../profiles/service';
import type { Cells } from './cells';

/** Standard fields of a person; a value that a field cannot take refuses the row. */
export function fieldsOf(cells: Cells): StandardFields {
  const { first, last } = namesOf(cells);
  const given = {
    ...{ firstName: first, lastName: last, language: cells.text('language') },
    ...{ country: countryOf(cells), timeZone: cells.text('timeZone') },
  };
  const fields = standardFields(given);
  if (given.language !== undefined && fields.language === undefined)
    cells.refuse('bad_language', 'It is no language code like de or zh-CN.', 'language');
  if (given.timeZone !== undefined && fields.timeZone === undefined)
    cells.refuse('bad_time_zone', 'It is no time zone like Europe/Berlin.', 'timeZone');
  if (given.country !== undefined && fields.country === undefined)
    cells.refuse('bad_country', 'It is no country code like DE, nor the English name of a country.', 'country');
  return fields;
}

const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
const chinese = new Intl.DisplayNames('zh-CN', { type: 'region', fallback: 'none' });
let byName: ReadonlyMap<string, string> | undefined;

/** A code, or what a country is called in English or Chinese. */
function countryOf(cells: Cells): string | undefined {
  const said = cells.text('country');
  if (said === undefined || said.length === 2) return said;
  byName ??= countryNames();
  return byName.get(said.toLowerCase()) ?? said;
}

function countryNames(): ReadonlyMap<string, string> {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('');
  const codes = letters.flatMap((a) => letters.map((b) => a + b));
  const names = codes.flatMap((code) =>
    [regions.of(code), chinese.of(code)].flatMap((name) =>
      name === undefined ? [] : [[name.toLowerCase(), code] as const],
    ),
  );
  return new Map([...names, ['usa', 'US'], ['uk', 'GB'], ['great britain', 'GB']]);
}

/** A full name is split at its last blank, a Chinese one behind its first character, when the parts are not given. */
function namesOf(cells: Cells): { first: string | undefined; last: string | undefined } {
  const [first, last, full] = [cells.text('firstName'), cells.text('lastName'), cells.text('fullName')];
  if (first !== undefined || last !== undefined || full === undefined) return { first, last };
  return splitName(full);
}

export function splitName(full: string): { first: string | undefined; last: string | undefined } {
  if (/^\p{Script=Han}{2,4}$/u.test(full)) return { first: full.slice(1), last: full.slice(0, 1) };
  const blank = full.lastIndexOf(' ');
  return blank === -1 ? { first: full, last: undefined } : { first: full.slice(0, blank), last: full.slice(blank + 1) };
}
