import { identifier, type Identifier } from '../../profiles/service';
import type { HookEvent } from '../hooks/event';
import { NOTHING_OF_THEM } from '../hooks/read';
import { present } from '../payload';

const MOST_TEXT = 5_000;
const MOST_TITLE = 300;

export interface Review {
  readonly site: string;
  readonly id: string | undefined;
  readonly rating: number | undefined;
  readonly title: string | undefined;
  readonly text: string | undefined;
  readonly language?: string | undefined;
  readonly verified: boolean | undefined;
  readonly productId?: string | undefined;
  readonly productName?: string | undefined;
  readonly url?: string | undefined;
  readonly email: string | undefined;
  readonly at: Date | undefined;
}

/** Undefined for what has no id or no stars. The reviewer's name is not kept: it is what they wanted to be called there. */
export function reviewEvent(review: Review): HookEvent | undefined {
  const { site, id, rating, email, at } = review;
  if (id === undefined || rating === undefined) return undefined;
  const known: Identifier | undefined = identifier('email', email);
  return {
    ...NOTHING_OF_THEM,
    name: 'Product Reviewed',
    messageId: `review:${id.slice(0, 100)}`,
    identifiers: known ? [known] : [],
    occurredAt: at,
    properties: present({
      ...{ review_id: id.slice(0, 100), site, rating, verified: review.verified, language: review.language },
      title: review.title?.slice(0, MOST_TITLE),
      text: review.text?.slice(0, MOST_TEXT),
      ...{ product_id: review.productId?.slice(0, 100), product_name: review.productName?.slice(0, 500) },
      url: review.url?.slice(0, 2_000),
    }),
  };
}

/** One to five; undefined for what is no number of stars. */
export function starsOf(value: unknown): number | undefined {
  const stars = Number(value);
  return Number.isFinite(stars) && stars >= 1 && stars <= 5 ? stars : undefined;
}
