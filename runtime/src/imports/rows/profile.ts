import { attributeValue, type IdentityItem } from '../../profiles/service';
import { stampIn } from './candidate';
import type { Cells } from './cells';
import { fieldsOf } from './person';
import { problem } from './problem';

const MOST_TAGS = 50;
const LONGEST_TAG = 100;

/** Who is in a row of profiles; undefined when the row is refused. */
export function profileRow(
  cells: Cells,
  { candidate, at }: { readonly candidate: string; readonly at: Date },
): IdentityItem | undefined {
  const fields = fieldsOf(cells);
  const identifiers = cells.identifiers(fields.country);
  const said = cells.date('updatedAt');
  const attributes = attributesOf(cells);
  const addTags = tagsOf(cells);
  if (identifiers.length === 0 && cells.problems.length === 0)
    cells.problems.push(
      problem(
        cells.row,
        'nobody',
        'It names nobody: an e-mail address, a phone number or an id of the customer is needed.',
      ),
    );
  if (cells.problems.length > 0) return undefined;
  const traits = { fields, attributes };
  const tags = addTags.length === 0 ? {} : { addTags };
  return { candidate, trust: 'import', identifiers, traits, consents: [], at: stampIn(said, at), ...tags };
}

export function attributesOf(cells: Cells): IdentityItem['traits']['attributes'] {
  const held: Record<string, ReturnType<typeof attributeValue> & {}> = {};
  for (const { name, column, value } of cells.free()) {
    const usable =
      value instanceof Date ? value.toISOString() : attributeValue(typeof value === 'string' ? value.trim() : value);
    if (usable === undefined)
      cells.problems.push(
        problem(cells.row, 'bad_attribute', 'An attribute holds a text, a number, yes or no, or a list of these.', {
          column,
          value,
        }),
      );
    else if (usable !== null && usable !== '') held[name] = usable;
  }
  return held;
}

function tagsOf(cells: Cells): readonly string[] {
  const given = cells.raw('tags');
  const texts = Array.isArray(given) ? given.map(String) : (cells.text('tags') ?? '').split(/[,;|，；、]/);
  const tags = texts.map((tag) => tag.trim()).filter((tag) => tag !== '');
  if (tags.length > MOST_TAGS || tags.some((tag) => tag.length > LONGEST_TAG))
    cells.refuse('bad_tags', 'There may be 50 tags of at most 100 characters, with commas between them.', 'tags');
  return [...new Set(tags)];
}
