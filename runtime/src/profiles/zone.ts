import { normalisedCountry } from './locale';

/** Names Intl still gives under an older spelling. */
const RENAMED: Readonly<Record<string, string>> = {
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Europe/Kiev': 'Europe/Kyiv',
};

/** Countries with several zones in the database where (nearly) everybody lives by one clock. */
const LIVED_BY: Readonly<Record<string, string>> = {
  CN: 'Asia/Shanghai',
  CY: 'Asia/Nicosia',
  DE: 'Europe/Berlin',
  MY: 'Asia/Kuala_Lumpur',
  NZ: 'Pacific/Auckland',
  PS: 'Asia/Gaza',
  UA: 'Europe/Kyiv',
  UZ: 'Asia/Tashkent',
};

/** The IANA zone of a name, in its present spelling; undefined when there is none (offsets are no zones). */
export function normalisedZone(text: unknown): string | undefined {
  if (typeof text !== 'string' || !/^[A-Za-z][A-Za-z0-9_+/-]{1,40}$/.test(text)) return undefined;
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions();
    return RENAMED[timeZone] ?? timeZone;
  } catch {
    return undefined; // RangeError: not a zone.
  }
}

/** The zone of a country whose people live by one clock; undefined for the others (US, RU, AU, …). */
export function zoneOfCountry(text: unknown): string | undefined {
  const country = normalisedCountry(text);
  if (!country) return undefined;
  const lived = LIVED_BY[country];
  if (lived) return lived;
  const locale: Intl.Locale & { getTimeZones?: () => readonly string[] } = new Intl.Locale(`und-${country}`);
  const zones = locale.getTimeZones?.() ?? [];
  const [only] = zones;
  return zones.length === 1 && only ? (RENAMED[only] ?? only) : undefined;
}
