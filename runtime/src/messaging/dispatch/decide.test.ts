import { decide, type DispatchFacts } from './decide';

/** 03:30 in Berlin. */
const NIGHT = new Date('2026-03-02T02:30:00Z');

function facts(
  over: Partial<DispatchFacts> & { consent?: Record<string, 'subscribed' | 'unsubscribed'> } = {},
): DispatchFacts {
  const { consent = { email: 'subscribed' }, ...rest } = over;
  return {
    now: NIGHT,
    askedAt: NIGHT,
    body: { category: 'marketing' },
    profile: { email: 'ada@shop.example', timeZone: 'Europe/Berlin', consent },
    suppressed: [],
    noSender: undefined,
    hasMessage: true,
    ...rest,
  };
}

const window = { from: '08:00', to: '20:00', outside: 'defer' } as const;
const transactional = { category: 'transactional' } as const;

describe('whether a message goes out now', () => {
  it('goes to who has agreed', () => {
    expect(decide(facts())).toEqual({ kind: 'send', address: 'ada@shop.example' });
  });

  it.each([
    ['an erased profile', { profile: undefined }, 'erased'],
    ['a profile without an address', { profile: { consent: {} } }, 'no_address'],
    [
      'an address with a line break',
      { profile: { email: 'b@x.example\r\nBcc: e@x.example', consent: {} } },
      'invalid_address',
    ],
    ['two addresses', { profile: { email: 'a@x.example, b@x.example', consent: {} } }, 'invalid_address'],
    ['who never agreed', { consent: {} }, 'no_consent'],
    ['who unsubscribed', { consent: { email: 'unsubscribed' as const } }, 'unsubscribed'],
    ['an address that unsubscribed under another profile', { suppressed: ['unsubscribed' as const] }, 'unsubscribed'],
    ['a bounced address', { suppressed: ['hard_bounce' as const] }, 'suppressed'],
    ['a role nobody plays', { noSender: 'nobody' }, 'no_sender'],
    ['a message that is gone', { hasMessage: false }, 'no_message'],
  ])('%s gets no marketing', (_, over, reason) => {
    expect(decide(facts(over))).toMatchObject({ kind: 'skip', reason });
  });

  it('goes to the address the consent was given for, and to no other', () => {
    const agreed = (address: string, email = 'ada@shop.example') =>
      decide(facts({ profile: { email, consent: { email: 'subscribed' }, consentFor: { email: address } } }));
    expect(agreed('ada@shop.example').kind).toBe('send');
    expect(agreed('ada@shop.example', 'other@shop.example')).toEqual({
      ...{ kind: 'skip', reason: 'no_consent', detail: 'other_address' },
    });
  });

  it('sends transactional mail without consent and after unsubscribing, never to a bounced address', () => {
    expect(decide(facts({ body: transactional, consent: {} })).kind).toBe('send');
    expect(decide(facts({ body: transactional, suppressed: ['unsubscribed'] })).kind).toBe('send');
    expect(decide(facts({ body: transactional, suppressed: ['unsubscribed', 'complaint'] }))).toEqual({
      kind: 'skip',
      reason: 'suppressed',
      detail: 'complaint',
    });
  });

  it('defers to the morning of the recipient, or skips, as the author chose', () => {
    const body = { category: 'marketing', window } as const;
    const due = new Date('2026-03-02T07:00:00Z');
    expect(decide(facts({ body }))).toEqual({ kind: 'defer', due, reason: 'quiet_hours' });
    const skipping = { ...body, window: { ...window, outside: 'skip' } } as const;
    expect(decide(facts({ body: skipping }))).toMatchObject({ kind: 'skip', reason: 'quiet_hours' });
    expect(decide(facts({ body, now: due })).kind).toBe('send');
  });

  it('takes the zone of the journey for a profile that has none, or a wrong one', () => {
    const body = { category: 'marketing', window, zone: 'Asia/Tokyo' } as const;
    const profile = { email: 'a@x.example', consent: { email: 'subscribed' } } as const;
    expect(decide(facts({ body, profile })).kind).toBe('send');
    expect(decide(facts({ body, profile: { ...profile, timeZone: 'Mars/Olympus' } })).kind).toBe('send');
  });

  it('expires, also when the next allowed hour would be too late', () => {
    const expiresAfter = { amount: 2, unit: 'hours' } as const;
    const askedAt = new Date(NIGHT.getTime() - 3 * 3_600_000);
    expect(decide(facts({ askedAt, body: { category: 'marketing', expiresAfter } }))).toMatchObject({
      reason: 'expired',
    });
    expect(decide(facts({ body: { category: 'marketing', expiresAfter, window } }))).toMatchObject({
      reason: 'expired',
    });
  });

  it('lets a message without a time limit wait', () => {
    const expiresAfter = { amount: 0, unit: 'hours' } as const;
    expect(decide(facts({ askedAt: new Date(0), body: { category: 'marketing', expiresAfter } })).kind).toBe('send');
  });
});
