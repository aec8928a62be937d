import type { RequestHandler } from 'express';

/** Where the editor shows HTML that was written by others. */
export const MESSAGE_FRAME = '/message-frame';

/**
 * What a mail may do in the editor: have its own styles and pictures, and nothing else. The sandbox gives it an origin of its
 * own, so that it reads neither our cookies nor our pages; the only script is ours, by nonce.
 */
const policy = (nonce: string) =>
  [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    "style-src 'unsafe-inline'",
    'img-src https: http: data:',
    'font-src https: data:',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
    'sandbox allow-scripts',
  ].join('; ');

/**
 * An empty page that shows the HTML it is sent by the page around it (postMessage `{html}`). HTML parsed by DOMParser runs no
 * script, and links do nothing: they only tell where they would lead.
 */
const page = (nonce: string) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="referrer" content="no-referrer">
<title>Message</title>
<script nonce="${nonce}">
addEventListener('message', ({ source, data }) => {
  if (source !== parent || typeof data.html !== 'string') return;
  const shown = new DOMParser().parseFromString(data.html, 'text/html');
  for (const link of shown.querySelectorAll('a[href]')) link.title ||= link.getAttribute('href');
  for (const meta of shown.querySelectorAll('meta[http-equiv]')) meta.remove();
  document.replaceChild(document.adoptNode(shown.documentElement), document.documentElement);
});
addEventListener('click', (event) => event.preventDefault(), true);
addEventListener('submit', (event) => event.preventDefault(), true);
parent.postMessage('message-frame-ready', '*');
</script>
</head>
<body></body>
</html>
`;

export const messageFrame: RequestHandler = (_request, response) => {
  const nonce = String(response.locals['cspNonce']);
  response
    .set({ 'content-security-policy': policy(nonce), 'x-frame-options': 'SAMEORIGIN', 'cache-control': 'no-store' })
    .type('html')
    .send(page(nonce));
};
