import type { ConsentState } from '../../engine/profile';
import { NO_TRAITS, type ConsentStatement, type IdentityItem } from '../../profiles/service';
import { stampIn } from './candidate';
import type { Cells } from './cells';
import type { Plan } from '../settings';
import { happenedAt } from './event';
import { problem } from './problem';

const CHANNELS: Readonly<Record<string, ConsentStatement['channel']>> = {
  ...{
    email: 'email',
    'e-mail': 'email',
    mail: 'email',
    newsletter: 'email',
    邮件: 'email',
    邮箱: 'email',
    电子邮件: 'email',
  },
  ...{ sms: 'sms', text: 'sms', 短信: 'sms', whatsapp: 'whatsapp', line: 'line', push: 'push', 推送: 'push' },
};

const STATES: Readonly<Record<string, ConsentState>> = {
  ...{
    subscribed: 'subscribed',
    subscribe: 'subscribed',
    yes: 'subscribed',
    true: 'subscribed',
    '1': 'subscribed',
    y: 'subscribed',
  },
  ...{
    opt_in: 'subscribed',
    'opt-in': 'subscribed',
    optin: 'subscribed',
    是: 'subscribed',
    已订阅: 'subscribed',
    同意: 'subscribed',
  },
  ...{
    unsubscribed: 'unsubscribed',
    unsubscribe: 'unsubscribed',
    no: 'unsubscribed',
    false: 'unsubscribed',
    '0': 'unsubscribed',
  },
  ...{
    n: 'unsubscribed',
    opt_out: 'unsubscribed',
    'opt-out': 'unsubscribed',
    optout: 'unsubscribed',
    否: 'unsubscribed',
  },
  ...{ 退订: 'unsubscribed', 已退订: 'unsubscribed', 不同意: 'unsubscribed', pending: 'pending', never: 'never' },
  ...{ 'not subscribed': 'never', not_subscribed: 'never', 未订阅: 'never' },
};

const LONGEST_SOURCE = 200;
const LONGEST_WORDING = 2_000;

/**
 * A consent as a row says it. Who is to be subscribed must have said so somewhere (source), to some text (wording), at some time;
 * only a row with evidence counts as the person's own word, and may subscribe again who has unsubscribed earlier.
 */
export function consentRow(
  cells: Cells,
  { reading: { consent = {} }, at: now }: Pick<Plan, 'reading' | 'at'>,
  candidate: string,
): IdentityItem | undefined {
  const channel = oneOf(cells, 'channel', { words: CHANNELS, usual: consent.channel ?? 'email' });
  const state = oneOf(cells, 'state', { words: STATES, usual: consent.state });
  const source = cells.text('source') ?? consent.source;
  const wording = cells.text('wording') ?? consent.wording;
  if (state === 'subscribed' || state === 'pending') {
    if (source === undefined) missing(cells, 'no_source', 'Where the person agreed (a form, a shop, a fair)');
    if (wording === undefined) missing(cells, 'no_wording', 'What the person agreed to (the text)');
  }
  const said = state === 'unsubscribed' && !cells.has('at') ? now : happenedAt(cells, 'at', now);
  const identifiers = cells.identifiers();
  if (identifiers.length === 0 && cells.problems.length === 0)
    missing(cells, 'nobody', 'An e-mail address, a phone number or an id');
  const evidence = evidenceOf(cells);
  if (cells.problems.length > 0 || !channel || !state || !said) return undefined;
  const statement: ConsentStatement = {
    ...{ channel, state, at: stampIn(said, now), source: `import: ${(source ?? 'a file').slice(0, LONGEST_SOURCE)}` },
    ...(wording !== undefined && { wording: wording.slice(0, LONGEST_WORDING) }),
    ...(evidence && { evidence }),
    explicit: evidence !== undefined,
  };
  return { candidate, trust: 'import', identifiers, traits: NO_TRAITS, consents: [statement], at: stampIn(said, now) };
}

function missing(cells: Cells, code: string, what: string): void {
  cells.problems.push(problem(cells.row, code, `${what} is missing. Map a column, or state it for all rows.`));
}

function oneOf<T>(
  cells: Cells,
  field: string,
  { words, usual }: { readonly words: Readonly<Record<string, T>>; readonly usual: string | undefined },
): T | undefined {
  const said = cells.text(field) ?? usual;
  const found = said !== undefined && Object.hasOwn(words, said.toLowerCase()) ? words[said.toLowerCase()] : undefined;
  if (said === undefined)
    missing(cells, `no_${field}`, field === 'state' ? 'Whether the person is subscribed' : 'The channel');
  else if (found === undefined) cells.refuse(`bad_${field}`, `It must be one of ${allowed(words)}.`, field);
  return found;
}

const allowed = (words: Readonly<Record<string, unknown>>): string =>
  [...new Set(Object.values(words))].map(String).join(', ');

const EVIDENCE_NAME = /^[A-Za-z][A-Za-z0-9_]{0,39}$/;

function evidenceOf(cells: Cells): Readonly<Record<string, string>> | undefined {
  const found: [string, string][] = [];
  for (const { name, value } of cells.free()) {
    const text = (
      value instanceof Date ? value.toISOString() : typeof value === 'string' ? value : JSON.stringify(value)
    ).trim();
    if (text !== '' && EVIDENCE_NAME.test(name)) found.push([name, text.slice(0, 500)]);
  }
  return found.length === 0 ? undefined : Object.fromEntries(found);
}
