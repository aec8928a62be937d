import { dirname, join } from 'node:path';
import express, { Router } from 'express';

import type { Api } from './api';
import { openApiDocument, type DocumentInfo } from './openapi';

const ASSETS = ['swagger-ui.css', 'swagger-ui-bundle.js', 'favicon-32x32.png'] as const;

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>Perennial API</title>
    <link rel="stylesheet" href="/docs/swagger-ui.css" />
    <link rel="icon" href="/docs/favicon-32x32.png" />
  </head>
  <body>
    <div id="reference"></div>
    <script src="/docs/swagger-ui-bundle.js"></script>
    <script src="/docs/start.js"></script>
  </body>
</html>
`;

const START = `window.SwaggerUIBundle({ url: '/openapi.json', dom_id: '#reference', validatorUrl: null, deepLinking: true });\n`;

/** `/openapi.json`, made once at the first request, and `/docs`, a page that reads it; both public, both without any other host. */
export function docsRoutes(api: Api, info: DocumentInfo): Router {
  const router = Router();
  let document: string | undefined;
  router.get('/openapi.json', (_request, response) => {
    document ??= JSON.stringify(openApiDocument(api, info));
    response.type('json').send(document);
  });
  router.get('/docs', (_request, response) => {
    response
      .set('content-security-policy', policyOf(response.get('content-security-policy')))
      .type('html')
      .send(PAGE);
  });
  router.get('/docs/start.js', (_request, response) => {
    response.type('js').send(START);
  });
  for (const file of ASSETS) router.use(`/docs/${file}`, express.static(join(swaggerUi(), file), { maxAge: '1d' }));
  return router;
}

/** swagger-ui's stylesheet holds a few pictures as data: URLs; nothing else of the policy is loosened. */
function policyOf(strict = ''): string {
  return strict.replace("img-src 'self'", "img-src 'self' data:");
}

function swaggerUi(): string {
  return dirname(require.resolve('swagger-ui-dist/package.json'));
}
