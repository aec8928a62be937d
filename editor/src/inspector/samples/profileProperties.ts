import type { ProfileSample } from './useSamples';

/** What is asked for first, whether a customer has it or not; then everything that some customer has. */
const USUAL = {
  consent: { email: 'subscribed' },
  country: 'DE',
  language: 'de',
  tags: ['VIP'],
  email: '',
  phone: '',
  firstName: '',
  lastName: '',
};

/** Customers as conditions look at them: paths as the runtime reads them. */
export function profileProperties(samples: readonly ProfileSample[]): readonly Readable[] {
  const known = samples.map(({ attributes, consents, tags, country, language }) => ({
    properties: { consent: statesOf(consents), country, language, tags, attributes },
  }));
  return [...known, { properties: USUAL }];
}

interface Readable {
  readonly properties: Record<string, unknown>;
}

function statesOf(consents: ProfileSample['consents']): Record<string, unknown> {
  return Object.fromEntries(Object.entries(consents).map(([channel, { marketing }]) => [channel, marketing.state]));
}
