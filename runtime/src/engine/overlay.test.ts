import { foldChanges, overlay } from './overlay';
import type { ProfileView } from './profile';

const person: ProfileView = {
  ...{ id: 'prf_1', firstName: 'Ada', country: 'DE', attributes: { points: 3, tier: 'gold' }, tags: ['vip'] },
  ...{ consent: { email: 'unsubscribed', sms: 'subscribed' }, createdAt: '2026-01-01T00:00:00.000Z' },
};

test('a later step sees fields, attributes and sums as the earlier one left them', () => {
  const seen = overlay(person, {
    attributes: { country: 'AT', firstName: null, tier: null, plan: 'a' },
    increments: { points: 4, visits: 1 },
    addTags: ['new'],
    removeTags: ['vip'],
  });
  expect(seen).toEqual({
    ...{ id: 'prf_1', country: 'AT', attributes: { points: 7, plan: 'a', visits: 1 }, tags: ['new'] },
    ...{ consent: person.consent, createdAt: person.createdAt },
  });
});

test('what is added counts from a value set before, and a value set later replaces it', () => {
  const added = foldChanges({ attributes: { points: 10 } }, { increments: { points: 2, visits: 1 } });
  expect(added).toEqual({ attributes: { points: 12 }, increments: { visits: 1 } });
  expect(foldChanges(added, { increments: { visits: 2 } })).toMatchObject({ increments: { visits: 3 } });
  expect(foldChanges(added, { attributes: { visits: 0 } })).toEqual({ attributes: { points: 12, visits: 0 } });
});

test('a consent a step records is seen by the next one exactly when it will count', () => {
  const given = (channel: 'email' | 'sms', state: 'subscribed' | 'pending' | 'unsubscribed', explicit = false) =>
    overlay(person, { consents: [{ channel, state, explicit }] }).consent[channel];
  expect(given('email', 'subscribed')).toBe('unsubscribed');
  expect(given('email', 'subscribed', true)).toBe('subscribed');
  expect(given('sms', 'pending', true)).toBe('subscribed');
  expect(given('sms', 'unsubscribed')).toBe('unsubscribed');
  const folded = foldChanges({ consents: [{ channel: 'sms', state: 'unsubscribed', explicit: true }] }, { consents: [{ channel: 'sms', state: 'subscribed', explicit: true }] }); // prettier-ignore
  expect(folded.consents).toEqual([{ channel: 'sms', state: 'subscribed', explicit: true }]);
});
