import { FileError } from '../fileError';

/** Characters of one item. */
const LONGEST_ITEM = 4_000_000;
const MOST_BESIDE = 50;

export interface JsonItem {
  readonly text: string;
  /** Texts and numbers that stood before the list, in the object it is in. */
  readonly around: Readonly<Record<string, unknown>>;
}

/**
 * The items of the first list in a JSON text that begins with an object: the text itself, or a list somewhere inside objects
 * (`{"response": {"order_list": [...]}}`). Each is given out as soon as it is complete; the whole is never held.
 */
export async function* jsonItems(text: AsyncIterable<string>): AsyncGenerator<JsonItem> {
  const scanner = new Scanner();
  for await (const piece of text) {
    yield* scanner.take(piece);
    if (scanner.ended) return;
  }
  scanner.end();
}

class Scanner {
  ended = false;
  /** Nesting outside of items: only objects, until the list is found. */
  #inList = false;
  #prefix = '';
  #item = '';
  #depth = 0;
  #inString = false;
  #escaped = false;

  *take(piece: string): Generator<JsonItem> {
    let rest = piece;
    if (!this.#inList) {
      this.#prefix += piece;
      if (this.#prefix.length > LONGEST_ITEM) throw bad('no list of objects begins in its first 4 million characters');
      const at = listAt(this.#prefix);
      if (at === undefined) return;
      rest = this.#prefix.slice(at + 1);
      this.#around = besideOf(this.#prefix.slice(0, at));
      this.#inList = true;
    }
    yield* this.#items(rest);
  }

  #around: Readonly<Record<string, unknown>> = {};

  *#items(piece: string): Generator<JsonItem> {
    let from = 0;
    for (let index = 0; index < piece.length; index++) {
      const character = piece[index];
      if (this.#inString) {
        if (this.#escaped) this.#escaped = false;
        else if (character === '\\') this.#escaped = true;
        else if (character === '"') this.#inString = false;
        continue;
      }
      if (character === '"') this.#inString = true;
      else if (character === '{' || character === '[') this.#depth++;
      else if (character === '}' || character === ']') {
        if (this.#depth === 0) {
          yield* this.#complete(piece.slice(from, index));
          this.ended = true;
          return;
        }
        this.#depth--;
      } else if (character === ',' && this.#depth === 0) {
        yield* this.#complete(piece.slice(from, index));
        from = index + 1;
      }
    }
    this.#item += piece.slice(from);
    if (this.#item.length > LONGEST_ITEM) throw bad('an item is longer than 4 million characters');
  }

  *#complete(end: string): Generator<JsonItem> {
    const text = (this.#item + end).trim();
    this.#item = '';
    if (text !== '') yield { text, around: this.#around };
  }

  end(): void {
    throw this.#inList ? bad('it ends in the middle of its list') : bad('it has no list of objects');
  }
}

/** Where the first list of objects begins; undefined while that cannot be told. An empty list is one, too. */
function listAt(text: string): number | undefined {
  let inString = false;
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (inString) {
      if (character === '\\') index++;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === '[') {
      const next = /\S/.exec(text.slice(index + 1, index + 1_000))?.[0];
      if (next === undefined) return undefined;
      if (next === '{' || next === ']' || next === '[') return index;
    }
  }
  return undefined;
}

/** Of the object that the list is in: a text or number by its name, as they are written. */
function besideOf(prefix: string): Readonly<Record<string, unknown>> {
  const last = prefix.lastIndexOf('{') + 1;
  const pairs = [
    ...prefix.slice(last).matchAll(/"([A-Za-z][\w-]{0,60})"\s*:\s*("(?:[^"\\]|\\.){0,500}"|-?\d+(?:\.\d+)?)/g),
  ];
  return Object.fromEntries(
    pairs.slice(0, MOST_BESIDE).flatMap(([, name = '', value = '']) => {
      try {
        return [[name, JSON.parse(value) as unknown]];
      } catch {
        return []; // SyntaxError: a text with a broken escape says nothing.
      }
    }),
  );
}

const bad = (why: string): FileError => new FileError('bad_json', `The file is not usable JSON: ${why}.`);

/** Lines of a text, each an item. */
export async function* lineItems(text: AsyncIterable<string>): AsyncGenerator<JsonItem> {
  let open = '';
  for await (const piece of text) {
    const lines = (open + piece).split('\n');
    open = lines.pop() ?? '';
    if (open.length > LONGEST_ITEM) throw bad('a line is longer than 4 million characters');
    for (const line of lines) yield { text: line.trim(), around: {} };
  }
  if (open.trim() !== '') yield { text: open.trim(), around: {} };
}
