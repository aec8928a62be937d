import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { enteredAs } from './entered';
import { inRuntime } from './perennial';
import { entriesOf } from './rules';

/** One of several ways that people are shared out between. */
export interface Share {
  /** What it is known by when it is renamed or moved. */
  readonly key: string;
  readonly name: string;
  /** 0 to 100. */
  readonly percent: number;
}

const LETTERS = 'ABCDEFGHIJ';
/** What percentages may be off a hundred, for thirds. */
const TOLERANCE = 0.05;

/** The entries of a fixedCollection as shares. Throws when they are no 2 to 10 ways that come to 100 %. */
export function readShares(value: unknown, name: string): readonly Share[] {
  const shares = entriesOf(value, name).map(readShare);
  if (shares.length < 2 || shares.length > LETTERS.length)
    throw new Error(`There are ${String(shares.length)} ways to share people out between; 2 to 10 are possible`);
  const sum = shares.reduce((all, { percent }) => all + percent, 0);
  if (Math.abs(sum - 100) > TOLERANCE) throw new Error(`The shares come to ${String(sum)} %, not to 100 %`);
  return shares;
}

function readShare({ key, name, percent }: Record<string, unknown>, at: number): Share {
  const letter = LETTERS[at] ?? String(at);
  const share = typeof percent === 'string' && percent.trim() !== '' ? Number(percent) : percent;
  if (typeof share !== 'number' || !(share >= 0 && share <= 100))
    throw new Error(`A share of ${JSON.stringify(percent)} % is not possible: 0 to 100 are`);
  return {
    key: typeof key === 'string' && key !== '' ? key : letter.toLowerCase(),
    name: typeof name === 'string' && name.trim() !== '' ? name.trim() : letter,
    percent: share,
  };
}

/**
 * Which share somebody falls to: always the same for the same person and step, spread evenly over people, without a random
 * source. Weighted rendezvous hashing (Thaler and Ravishankar 1998; the weights by logarithms): each share draws a number of
 * its own for the person, so a share that grows takes people from the others, a share that shrinks or goes gives its own
 * away, and nobody else moves.
 */
export function shareOf(shares: readonly Share[], person: string, stepKey: string): number {
  let best = 0;
  let least = Infinity;
  for (const [at, { key, percent }] of shares.entries()) {
    const drawn = -Math.log(drawnFor(`${person}/${stepKey}/${key}`)) / percent;
    if (drawn < least) [best, least] = [at, drawn];
  }
  return best;
}

/** Between 0 and 1, evenly spread, the same for the same text. */
export function drawnFor(text: string): number {
  return (murmur(text) + 0.5) / 2 ** 32;
}

/** MurmurHash3_x86_32 (Austin Appleby, public domain) over the text's UTF-16 units, two to a block. */
function murmur(text: string): number {
  let hash = 0;
  for (let i = 0; i < text.length; i += 2) {
    hash ^= scrambled(text.charCodeAt(i) | ((i + 1 < text.length ? text.charCodeAt(i + 1) : 0) << 16));
    hash = (Math.imul((hash << 13) | (hash >>> 19), 5) + 0xe6546b64) | 0;
  }
  hash ^= text.length;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function scrambled(block: number): number {
  const once = Math.imul(block, 0xcc9e2d51);
  return Math.imul((once << 15) | (once >>> 17), 0x1b873593);
}

/** Whom a step draws for: the person, so that they go the same way whenever they come back, or this entry of theirs. */
export function drawnBy(context: IExecuteFunctions, i: number, assignment: 'person' | 'entry'): string {
  if (inRuntime(context)) {
    const { perennial } = context.helpers;
    return assignment === 'entry' ? perennial.standing(i).enrolmentId : perennial.profile(i).id;
  }
  const { profileId, entry } = enteredAs(context, i);
  const { enrolmentId } = entry;
  return assignment === 'person' ? profileId : typeof enrolmentId === 'string' ? enrolmentId : context.getExecutionId();
}

/** The name of the step in draws; in a plain n8n, whose nodes have no step key, the node's id. */
export function stepKeyOf(context: IExecuteFunctions): string {
  const key = context.getNodeParameter('stepKey', 0, '') as unknown;
  return typeof key === 'string' && key !== '' ? key : context.getNode().id;
}

/** The fields of a way with its share. */
export const shareFields: INodeProperties[] = [
  { displayName: 'Key', name: 'key', type: 'hidden', default: '' },
  {
    displayName: 'Name',
    name: 'name',
    type: 'string',
    noDataExpression: true,
    default: '',
    placeholder: 'e.g. A',
    description: 'What the way out is called',
  },
  {
    displayName: 'Percent',
    name: 'percent',
    type: 'number',
    noDataExpression: true,
    typeOptions: { minValue: 0, maxValue: 100, numberPrecision: 2 },
    default: 50,
    description: 'Share of the people; all shares together are 100',
  },
];

export const HALVES = [
  { key: 'a', name: 'A', percent: 50 },
  { key: 'b', name: 'B', percent: 50 },
];
