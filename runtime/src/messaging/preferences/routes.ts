import express, { type Request, type Response } from 'express';
import { z } from 'zod';

import type { Api } from '../../platform/http/api';
import { localRateLimit } from '../../platform/http/rate-limits';
import { noticePage, preferencePage, type PageFacts } from './page';
import type { Preferences } from './service';

/** Stands in test messages and previews: its page says so, and posting to it does nothing. */
export const TEST_TOKEN = 'test';

/**
 * So generous that no click is ever refused: a person's own link by the link, because mail providers unsubscribe thousands
 * of people from one address; links that do not exist by address.
 */
const OF_ONE_LINK = { name: 'preferences-link', points: 60, seconds: 60 };
const UNKNOWN_LINKS = { name: 'preferences-unknown', points: 600, seconds: 60 };

const params = z.object({ token: z.string().max(100) });

/**
 * `/u/<token>`: looking (GET) changes nothing, because mail scanners follow links; posting does. A POST without our own
 * form's `action` is RFC 8058's one-click, whatever its encoding: no cookie, no login, no CSRF token.
 */
export function preferenceRoutes(api: Api, preferences: Preferences): void {
  api.router.use('/u', express.urlencoded({ extended: false, limit: '4kb' }));
  const [ofOneLink, unknownLinks] = [localRateLimit(OF_ONE_LINK), localRateLimit(UNKNOWN_LINKS)];
  const admit = async (token: string, { ip = '' }: Request) => {
    if (await preferences.knows(token)) await ofOneLink.consume(token);
    else if (token !== TEST_TOKEN) await unknownLinks.consume(ip);
  };

  api.route({
    method: 'get',
    path: '/u/:token',
    summary: 'Page to unsubscribe or subscribe again; looking at it changes nothing',
    tag: 'Public',
    access: 'public',
    scheme: 'linkToken',
    responseType: 'text/html',
    params,
  })(async ({ params: { token }, request, response }) => {
    await admit(token, request);
    await show(preferences, token, { request, response });
  });

  api.route({
    method: 'post',
    path: '/u/:token',
    summary: 'Unsubscribe (RFC 8058 one-click, or the button of the page)',
    tag: 'Public',
    access: 'public',
    scheme: 'linkToken',
    responseType: 'text/html',
    params,
  })(async ({ params: { token }, request, response }) => {
    await admit(token, request);
    const action = (request.body as { action?: unknown } | undefined)?.action;
    if (action === 'resubscribe' || action === 'confirm') await preferences.resubscribe(token);
    else await preferences.unsubscribe(token, action === 'unsubscribe' ? 'page' : 'one_click');
    await show(preferences, token, { request, response });
  });
}

async function show(
  preferences: Preferences,
  token: string,
  { request, response }: { request: Request; response: Response },
): Promise<void> {
  const nonce: unknown = response.locals['cspNonce'];
  const facts: PageFacts = { language: languageOf(request), nonce: typeof nonce === 'string' ? nonce : '' };
  response.set({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' }).type('html');
  if (token === TEST_TOKEN) {
    response.send(noticePage('test', facts));
    return;
  }
  const state = await preferences.read(token);
  if (state) response.send(preferencePage(state, facts));
  else response.status(404).send(noticePage('unknown', facts));
}

const languageOf = (request: Request) =>
  (request.acceptsLanguages(['en', 'zh-CN', 'zh']) || 'en') === 'en' ? 'en' : 'zh-CN';
