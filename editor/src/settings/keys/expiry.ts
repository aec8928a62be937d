import { useTranslation } from 'react-i18next';

export type Expiry = 'never' | '30' | '90' | '365';

const DAY_MS = 86_400_000;

export function useExpiries(): readonly { readonly value: Expiry; readonly label: string }[] {
  const { t } = useTranslation('settings');
  const days = (['30', '90', '365'] as const).map((value) => ({
    value,
    label: t('keys.days', { count: Number(value) }),
  }));
  return [{ value: 'never', label: t('keys.neverExpires') }, ...days];
}

export function expiryOf(expiry: Expiry, now: Date): { expiresAt?: string } {
  if (expiry === 'never') return {};
  return { expiresAt: new Date(now.getTime() + Number(expiry) * DAY_MS).toISOString() };
}
