import fc from 'fast-check';

import { openFreshDatabase } from '../../../test/support/database';
import type { Trust } from '../engine/event';
import type { ConsentState } from '../engine/profile';
import type { Database } from '../platform/database';
import { pipelineOf } from './change';
import { believedStatements, consentOf, type ConsentStatement } from './consent';
import { refusalOf } from './consentRule';
import { profilesOf, type Consent, type OpenStatement } from './model';

let database: Database;
beforeAll(async () => {
  database = await openFreshDatabase();
});
afterAll(() => database.close());

const day = (number: number) => new Date(Date.UTC(2026, 0, number));
const held = (state: ConsentState, number = 10, more: Partial<Consent> = {}): Consent => ({
  ...{ state, at: day(number), source: 'test', address: 'a@x.example', ...more },
});
const EARLIER = 5;
const LATER = 15;
const STATES = ['subscribed', 'pending', 'unsubscribed', 'never'] as const;

/** What becomes of each state (rows) when each state is said (columns): `+` it is taken, else why not. */
function table(said: { readonly trust: Trust; readonly explicit: boolean; readonly day: number }) {
  return ([undefined, ...STATES] as const).map((before) => {
    const outcomes = STATES.map((state) => {
      const statement = { channel: 'email', state, at: day(said.day), source: 't', explicit: said.explicit } as const;
      const [believed] = believedStatements(said.trust, [statement]);
      if (!believed) return 'browser';
      return refusalOf(before && held(before), believed, 'a@x.example') ?? '+';
    });
    return [before ?? 'nothing', ...outcomes].join(' ');
  });
}

test('a person who says so now moves every state but that of who is subscribed, who is not asked again', () => {
  expect(table({ trust: 'form', explicit: true, day: LATER })).toEqual([
    'nothing + + + +',
    'subscribed + subscribed_already + says_nothing',
    'pending + + + says_nothing',
    'unsubscribed + + + says_nothing',
    'never + + + says_nothing',
  ]);
});

test('a shop that does not know who said it confirms nobody and subscribes nobody again', () => {
  expect(table({ trust: 'shop', explicit: false, day: LATER })).toEqual([
    'nothing + + + +',
    'subscribed + subscribed_already + says_nothing',
    'pending unconfirmed + + says_nothing',
    'unsubscribed stays_unsubscribed stays_unsubscribed + says_nothing',
    'never + + + says_nothing',
  ]);
});

test('an import cannot subscribe again who has unsubscribed, nor confirm, whatever it claims', () => {
  const explicit = table({ trust: 'import', explicit: true, day: LATER });
  expect(explicit).toEqual(table({ trust: 'shop', explicit: false, day: LATER }));
});

test('what was said before is history, but a refusal still counts against who never said anything themself', () => {
  expect(table({ trust: 'server', explicit: true, day: EARLIER })).toEqual([
    'nothing + + + +',
    'subscribed older older + says_nothing',
    'pending older older + says_nothing',
    'unsubscribed older older older says_nothing',
    'never older older + says_nothing',
  ]);
  const themself = held('subscribed', 10, { explicit: true });
  expect(refusalOf(themself, { state: 'unsubscribed', at: day(EARLIER), explicit: true })).toBe('older');
  expect(refusalOf(themself, { state: 'unsubscribed', at: day(10), explicit: false })).toBeUndefined();
});

test('a browser says nothing at all', () => {
  expect(table({ trust: 'browser', explicit: true, day: LATER }).every((row) => row.endsWith('browser browser browser browser'))).toBe(true); // prettier-ignore
});

test('agreeing for another address replaces nothing that was said about the present one; a refusal does', () => {
  const said = { at: day(LATER), explicit: true, address: 'b@x.example' };
  expect(refusalOf(held('subscribed'), { ...said, state: 'subscribed' }, 'a@x.example')).toBe('other_address');
  expect(refusalOf(held('subscribed'), { ...said, state: 'unsubscribed' }, 'a@x.example')).toBeUndefined();
  expect(refusalOf(held('subscribed'), { ...said, state: 'pending' }, 'b@x.example')).toBeUndefined();
});

const statement = fc.record(
  {
    channel: fc.constant('email' as const),
    state: fc.constantFrom(...STATES),
    at: fc.integer({ min: 1, max: 6 }).map(day),
    source: fc.constantFrom('one', 'two'),
    explicit: fc.boolean(),
    address: fc.constantFrom('a@x.example', 'b@x.example'),
  },
  { requiredKeys: ['channel', 'state', 'at', 'source', 'explicit'] },
);

/** What the rule makes of a history; the address of a statement without one is that of the person. */
function replayed(statements: readonly ConsentStatement[], present: string | undefined): Consent | undefined {
  let consent: Consent | undefined;
  for (const said of statements)
    if (!refusalOf(consent, said, present))
      consent = { ...(present !== undefined && { address: present }), ...consentOf(said) };
  return consent;
}

test('the database decides as the rule does, and notes whatever changed the state or would have', async () => {
  const profiles = profilesOf(database.db);
  let number = 0;
  const history = fc.array(statement, { minLength: 1, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(history, fc.constantFrom('a@x.example', undefined), async (statements, email) => {
      const filter = { _id: `prf_${String(number++)}`, workspaceId: 'ws' };
      const fields = email === undefined ? {} : { email: { value: email, at: day(1) } };
      for (const said of statements)
        await profiles.updateOne(filter, pipelineOf({ fields, attributes: {}, slots: [], consents: [said] }), { upsert: true }); // prettier-ignore
      const stored = await profiles.findOne(filter);
      const expected = replayed(statements, email);
      expect(stored?.consents['email']?.marketing).toEqual(expected);
      expect(movesOf(stored?.statements ?? [])).toBe(expected?.state);
    }),
    { numRuns: Number(process.env['PERENNIAL_TEST_CONSENTS'] ?? 120) },
  );
});

/** The state after everything that was noted; each must begin where the one before it ended. */
function movesOf(statements: readonly OpenStatement[]): ConsentState | undefined {
  let state: ConsentState | undefined;
  for (const { from, state: next, refused } of statements) {
    expect(from).toBe(state);
    if (!refused) state = next;
  }
  return state;
}
