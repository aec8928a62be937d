import type { ConsentState, ProfileView } from '../engine/profile';
import type { ProfileDocument } from './model';
import { figuresOf } from './purchases/figures';
import { stageOf } from './purchases/stage';
import { zoneOfCountry } from './zone';

/** A profile as nodes, texts and the API see it. The time zone is the one it said, else the one its country lives by, else that of its phone number's. */
export function viewOf(document: ProfileDocument): ProfileView {
  const { email, phone, firstName, lastName, language, country } = document;
  const timeZone = document.timeZone ?? zoneOfCountry(country ?? document.phoneCountry);
  const consentFor = consentAddresses(document);
  return {
    id: document._id,
    ...(email === undefined ? {} : { email }),
    ...(phone === undefined ? {} : { phone }),
    ...(firstName === undefined ? {} : { firstName }),
    ...(lastName === undefined ? {} : { lastName }),
    ...(language === undefined ? {} : { language }),
    ...(country === undefined ? {} : { country }),
    ...(timeZone === undefined ? {} : { timeZone }),
    attributes: document.attributes,
    tags: document.tags,
    consent: consentStates(document),
    ...(Object.keys(consentFor).length === 0 ? {} : { consentFor }),
    createdAt: document.createdAt.toISOString(),
    orders: figuresOf(document.orders),
    stage: stageOf({ known: document.known, orders: document.orders?.count ?? 0 }),
  };
}

function consentStates({ consents }: ProfileDocument): Record<string, ConsentState> {
  return Object.fromEntries(Object.entries(consents).map(([channel, { marketing }]) => [channel, marketing.state]));
}

function consentAddresses({ consents }: ProfileDocument): Record<string, string> {
  return Object.fromEntries(
    Object.entries(consents).flatMap(
      ([
        channel,
        {
          marketing: { address },
        },
      ]) => (address === undefined ? [] : [[channel, address]]),
    ),
  );
}
