import type { Encoding } from '../layout';

const BOMS: readonly (readonly [Encoding, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/**
 * In which encoding a text begins: by its byte-order mark, by the zeros of UTF-16, by whether it is valid UTF-8, and at last by
 * whether most of what is not ASCII makes Chinese characters in GBK (GB 18030), else Windows-1252.
 */
export function encodingOf(head: Uint8Array): Encoding {
  const marked = BOMS.find(([, bytes]) => bytes.every((byte, index) => head[index] === byte));
  return marked?.[0] ?? zeroed(head) ?? (isUtf8(head) ? 'utf-8' : isChinese(head) ? 'gb18030' : 'windows-1252');
}

/** ASCII in UTF-16 has a zero in every second place. */
function zeroed(head: Uint8Array): Encoding | undefined {
  const counts = [0, 0];
  const until = Math.min(head.length, 4_096);
  for (let index = 0; index < until; index++) if (head[index] === 0) counts[index % 2] = (counts[index % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = counts;
  if (odd > until / 5 && odd > 4 * even) return 'utf-16le';
  return even > until / 5 && even > 4 * odd ? 'utf-16be' : undefined;
}

/** A character that the end of the sample cuts is none that is wrong. */
function isUtf8(head: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return true;
  } catch {
    return false; // TypeError: not UTF-8.
  }
}

function isChinese(head: Uint8Array): boolean {
  const text = new TextDecoder('gb18030').decode(head, { stream: true });
  const strange = Array.from(text).filter((character) => character > '\x7f');
  const chinese = strange.filter((character) => /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u.test(character));
  // Two Latin letters beside each other may make a rare character; common ones begin with 0xb0 to 0xf7.
  const common = /[\u4e00-\u9fa5]/u;
  return chinese.length > 0 && chinese.length >= strange.length * 0.9 && frequent(head) && common.test(text);
}

/** Of GBK's double bytes nearly all in real texts are of GB 2312: both bytes are high. Accents between Latin letters are not. */
function frequent(head: Uint8Array): boolean {
  let [pairs, high] = [0, 0];
  for (let index = 0; index < head.length - 1; index++) {
    if ((head[index] ?? 0) < 0x81) continue;
    pairs++;
    if ((head[index + 1] ?? 0) >= 0xa1) high++;
    index++;
  }
  return pairs > 0 && high >= pairs * 0.8;
}

/** The text of a stream of bytes, piece by piece; the mark at its beginning is not part of it. */
export async function* decoded(bytes: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncIterable<string> {
  const decoder = new TextDecoder(encoding);
  for await (const piece of bytes) {
    const text = decoder.decode(piece, { stream: true });
    if (text !== '') yield text;
  }
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}
