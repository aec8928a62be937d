import { aJourney, conditions, type EntryOptions } from '../../../test/support/journeys';
import { after, anEvent, aProfile, NOON } from '../../../test/support/enrolments';
import { admit, admitWhenever, lacking, overtaken } from './admit';
import { reEntry } from './reEntry';

const journey = (options: EntryOptions = {}) =>
  aJourney()
    .entry({ key: 'checkout', aliases: ['cart'], ...options })
    .compile();

describe('who may enter', () => {
  test('an entry event gives the entry its key, its aliases, and its id', () => {
    expect(admit(journey(), anEvent(), NOON)).toEqual({
      enter: { entryId: 'jrn_1:prf_ada:checkout:c1', key: 'checkout:c1', keys: ['checkout:c1', 'cart:k1'] },
    });
    expect(admit(journey({ key: '' }), anEvent(), NOON)).toEqual({ enter: { entryId: 'jrn_1:prf_ada', keys: [] } });
  });

  test('with neither key nor limit to re-entry, each event is an entry of its own', () => {
    expect(admit(journey({ key: '', reEntry: 'always' }), anEvent(), NOON)).toMatchObject({
      enter: { entryId: 'jrn_1:prf_ada:evt_1' },
    });
    expect(admit(journey({ reEntry: 'always' }), anEvent(), NOON)).toMatchObject({
      enter: { entryId: 'jrn_1:prf_ada:checkout:c1' },
    });
  });

  test('another event is none of its business', () => {
    expect(admit(journey(), anEvent({ name: 'Page Viewed' }), NOON)).toBeUndefined();
  });

  test.each([
    ['too_old', { occurredAt: new Date('2012-05-01T00:00:00Z') }, /2012-05-01.*24 hours/],
    ['too_old', { occurredAt: after(-24.001) }, /24 hours/],
    ['not_live', { origin: 'backfill' }, /"backfill"/],
    ['not_live', { origin: 'recompute' }, /"recompute"/],
    ['no_entry_key', { keys: ['cart:k1', 'checkout:'] }, /no checkout/],
    ['filter', { properties: { total: { amount: 1 } } }, /total.amount greaterThan "100"/],
  ] as const)('is refused with the reason: %s', (code, over, detail) => {
    const picky = journey({
      filter: conditions('all', { path: 'total.amount', operator: 'greaterThan', value: '100' }),
    });
    const answer = admit(picky, anEvent(over), NOON);
    expect(answer).toMatchObject({ refused: { code, detail: expect.stringMatching(detail) as string } });
  });

  test('just young enough enters', () => {
    expect(admit(journey(), anEvent({ occurredAt: after(-24) }), NOON)).toHaveProperty('enter');
  });
});

describe('the order that arrived before its checkout', () => {
  const byKey = journey({ exits: [{ event: 'Order Completed', by: 'entryKey' }] });
  const byProfile = journey({ goals: [{ event: 'Order Completed', by: 'profile' }] });
  const order = (hours: number, over: Parameters<typeof anEvent>[0] = {}) =>
    anEvent({ id: 'evt_order', name: 'Order Completed', at: after(hours), ...over });
  const late = (version: typeof byKey, ...events: ReturnType<typeof anEvent>[]) =>
    overtaken(version, anEvent({ receivedAt: after(2) }), { events, aliases: new Set(['prf_guest']) });

  test('by the same key keeps everybody out, whenever it happened and whoever sent it', () => {
    expect(late(byKey, order(-5, { profileId: 'prf_bob' }))).toMatchObject({ code: 'already_done' });
    expect(late(byKey, order(-5, { keys: ['cart:k1'] }))).toMatchObject({ code: 'already_done' });
    expect(late(byKey, order(1, { keys: ['checkout:c2'] }))).toBeUndefined();
  });

  test('of the same person only when it happened after the checkout: an earlier order was another one', () => {
    expect(late(byProfile, order(1))).toMatchObject({
      code: 'already_done',
      detail: expect.stringContaining('Order Completed') as string,
    });
    expect(late(byProfile, order(1, { profileId: 'prf_guest' }))).toMatchObject({ code: 'already_done' });
    expect(late(byProfile, order(-0.1))).toBeUndefined();
  });

  test('is never the entry event itself', () => {
    const same = journey({ exits: [{ event: 'Checkout Started', by: 'entryKey' }] });
    expect(late(same, anEvent())).toBeUndefined();
  });
});

describe('coming back', () => {
  const before = (inside: boolean, hours = -48) => ({ lastEnteredAt: after(hours), inside });
  const asked = (options: EntryOptions, earlier?: ReturnType<typeof before>) =>
    reEntry(journey(options).entry, earlier, NOON)?.code;

  test.each<[EntryOptions['reEntry'], string | undefined, string | undefined]>([
    ['once', 'already_entered', 'already_entered'],
    ['afterLeaving', 'still_inside', undefined],
    ['always', 'still_inside', undefined],
    ['everyDays', 'still_inside', undefined],
  ])('%s: inside %s, left %s, never there before: enters', (mode, inside, left) => {
    expect(asked({ reEntry: mode!, reEntryDays: 2 }, before(true))).toBe(inside);
    expect(asked({ reEntry: mode!, reEntryDays: 2 }, before(false))).toBe(left);
    expect(asked({ reEntry: mode! })).toBeUndefined();
  });

  test('at most every so many days, and says from when on', () => {
    const every = { reEntry: 'everyDays', reEntryDays: 3 } as const;
    expect(asked(every, before(false, -71.9))).toBe('too_soon');
    expect(asked(every, before(false, -72))).toBeUndefined();
    expect(reEntry(journey(every).entry, before(false), NOON)?.detail).toContain(after(24).toISOString());
  });
});

describe('what the entry needs of a person', () => {
  const lacks = (options: EntryOptions, over: Parameters<typeof aProfile>[0] = {}) =>
    lacking(journey(options).entry, aProfile(over))?.code;
  const { email, ...withoutAddress } = aProfile();

  test('nothing unless it says so', () => {
    expect(email).toBeDefined();
    expect(journey().entry).not.toHaveProperty('needs');
    expect(lacking(journey().entry, undefined)).toBeUndefined();
  });

  test.each([
    ['subscribed', undefined],
    ['unsubscribed', 'no_consent'],
    ['pending', 'no_consent'],
    ['never', 'no_consent'],
  ] as const)('consent: %s gives %s', (state, code) => {
    expect(lacks({ needsConsent: 'email' }, { consent: { email: state } })).toBe(code);
  });

  test('consent to another channel, or none, is none', () => {
    expect(lacks({ needsConsent: 'email' }, { consent: { sms: 'subscribed' } })).toBe('no_consent');
    expect(lacks({ needsConsent: 'email' }, { consent: {} })).toBe('no_consent');
  });

  test('consent that was given for another address is none', () => {
    const agreedFor = (address: string) =>
      lacks({ needsConsent: 'email' }, { consent: { email: 'subscribed' }, consentFor: { email: address } });
    expect(agreedFor('ada@shop.example')).toBeUndefined();
    expect(agreedFor('other@shop.example')).toBe('no_consent');
  });

  test('an address; it is asked for before consent', () => {
    const both: EntryOptions = { needsConsent: 'email', needsAddress: 'email' };
    expect(lacking(journey(both).entry, withoutAddress)?.code).toBe('no_address');
    expect(lacks(both)).toBeUndefined();
    expect(lacks({ needsAddress: 'email' }, { consent: {} })).toBeUndefined();
  });

  test('the reasons name no person', () => {
    const { detail } = lacking(journey({ needsConsent: 'email' }).entry, aProfile({ consent: {} }))!;
    expect(detail).toBe('The entry needs consent to email marketing; it was "never".');
  });
});

test('who is let in by hand may be older than the limit, and imported; filter and key count all the same', () => {
  const old = anEvent({ origin: 'backfill', at: after(-5000) });
  expect(admitWhenever(journey(), old)).toMatchObject({ enter: { key: 'checkout:c1' } });
  expect(admitWhenever(journey(), { ...old, keys: [] })).toMatchObject({ refused: { code: 'no_entry_key' } });
  expect(admitWhenever(journey(), { ...old, name: 'Page Viewed' })).toBeUndefined();
});
