import { eventFields, profileFields, type DataField, type ProfileSample } from '../../inspector/dataFields';
import type { SampleEvent } from './sample';

/** Something a text can take from the data. */
export interface Insertable {
  /** As the text reads it: `profile.firstName`. */
  readonly path: readonly string[];
  readonly group: 'profile' | 'event' | 'brand';
  /** What it is for the chosen customer and event. */
  readonly sample?: string | undefined;
  /** What is written into the text. */
  readonly liquid: string;
}

/** Fields of the customer, of the event and of the brand, with the Liquid that reads each without failing where it is missing. */
export function insertables(profile: ProfileSample, event: SampleEvent): readonly Insertable[] {
  const fields = [...profileFields([profile]), ...eventFields([event])];
  const money = new Set(fields.filter(isCurrency).map(({ path }) => path.slice(0, -1).join('.')));
  return [
    ...fields.filter((field) => !isCurrency(field)).map((field) => insertable(field, money)),
    brand(['workspace', 'name']),
    brand(['links', 'unsubscribe']),
    brand(['links', 'preferences']),
  ];
}

const isCurrency = ({ path }: DataField) => path.at(-1) === 'currency';

function insertable({ path, type, sample }: DataField, money: ReadonlySet<string>): Insertable {
  const group = path[0] === 'profile' ? 'profile' : 'event';
  const owner = path.slice(0, -1).join('.');
  if (path.at(-1) === 'amount' && money.has(owner))
    return { path: path.slice(0, -1), group, sample, liquid: `{{ ${owner} | ${orNothing(path)}money }}` };
  const name = path.join('.');
  if (type === 'array' && path.at(-1) === 'products')
    return { path, group, sample, liquid: `{% for product in ${name} %}{{ product.name }} {% endfor %}` };
  if (type === 'dateTime') return { path, group, sample, liquid: `{{ ${name} | ${orNothing(path)}date: 'long' }}` };
  // A missing value would stop the message; an empty one does not.
  return { path, group, sample, liquid: `{{ ${name} | default: '' }}` };
}

/** Who never bought has no figures of orders; a missing value would stop the message. */
const orNothing = (path: readonly string[]) => (path[1] === 'orders' ? "default: '' | " : '');

const brand = (path: readonly string[]): Insertable => ({ path, group: 'brand', liquid: `{{ ${path.join('.')} }}` });
