import type { Hook, HookRequest } from '../hooks/hook';
import { headerOf, refusalOf } from '../hooks/signature';
import type { OrderNews } from '../news/news';
import { exactId, firstTime, list, object, text, type Payload } from '../payload';
import { reviewEvent, starsOf } from './review';

const MOST = 100;

/** Trustpilot's new reviews. They come without a signature: the secret is in the address. */
export const trustpilotHook: Hook = {
  most: 500_000,
  unsigned: 'The secret is missing in the address (…?token=) or is another one.',
  refusal: (request, { secret }) => refusalOf(secretOf(request), secret),
  delivery: (_request, payload) => ({
    topic: text(list(payload['events'])[0]?.['eventName']) ?? '',
    id: undefined,
  }),
  read: (payload) => {
    const news = list(payload['events']).slice(0, MOST).flatMap(newsOf);
    return news.length > 0 ? { news } : undefined;
  },
};

/** Of the address, or the password of Basic authentication. */
function secretOf({ token, headers }: HookRequest): string | undefined {
  const [, basic] = /^Basic ([\w+/=-]+)$/i.exec(headerOf(headers, 'authorization') ?? '') ?? [];
  if (basic === undefined) return token;
  const given = Buffer.from(basic, 'base64').toString('utf8');
  return given.slice(given.indexOf(':') + 1);
}

/** The reference is the order's: there is no address of the reviewer. */
function newsOf({ eventName, eventData }: Payload): readonly OrderNews[] {
  if (!/^(service|product)-review-created$/.test(text(eventName) ?? '')) return [];
  const data = object(eventData);
  const product = object(data['product']);
  const event = reviewEvent({
    ...{ site: 'trustpilot', id: exactId(data['id'], undefined), rating: starsOf(text(data['stars'])) },
    ...{
      title: text(data['title']),
      text: text(data['text']) ?? text(data['content']),
      language: text(data['language']),
    },
    verified: typeof data['isVerified'] === 'boolean' ? data['isVerified'] : undefined,
    productId: text(product['sku']),
    productName: text(product['name']),
    url: text(data['link']),
    email: undefined,
    at: firstTime(data['createdAt']),
  });
  const order = text(data['referenceId'])?.slice(0, 90);
  return event && order !== undefined ? [{ about: { order }, event }] : [];
}
