export interface SnippetParts {
  readonly host: string;
  readonly writeKey: string;
}

/** For a website: Segment's own client with another host (analytics.js 2, from its documentation). */
export function browserSnippet({ host, writeKey }: SnippetParts): string {
  return `import { AnalyticsBrowser } from '@segment/analytics-next';

const analytics = AnalyticsBrowser.load(
  { writeKey: '${writeKey}' },
  { integrations: { 'Segment.io': { apiHost: '${host.replace(/^https?:\/\//, '')}/v1', protocol: '${host.split(':')[0] ?? 'https'}' } } },
);

analytics.track('Product Viewed', { product_id: '42', name: 'Fig barrier serum' });`;
}

/** For a server: any Segment client, here Node's. */
export function serverSnippet({ host, writeKey }: SnippetParts): string {
  return `import { Analytics } from '@segment/analytics-node';

const analytics = new Analytics({ writeKey: '${writeKey}', host: '${host}' });

analytics.track({ userId: '42', event: 'Order Completed', properties: { order_id: '1001' } });`;
}

/** Without any client, to try it from a terminal. */
export function curlSnippet({ host, writeKey }: SnippetParts): string {
  return `curl ${host}/v1/track -u '${writeKey}:' -H 'content-type: application/json' \\
  -d '{"userId":"42","event":"Product Viewed","properties":{"name":"Fig barrier serum"}}'`;
}
