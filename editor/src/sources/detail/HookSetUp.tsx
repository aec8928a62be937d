import { useTranslation } from 'react-i18next';

import { CopyField } from '../../design/CopyField';
import { Note } from '../../design/Note';
import { Panel } from '../../design/Panel';
import { addressOf, isReachable, useKindWords, type HookKind, type Source } from '../sourceWords';

/** What to enter where the webhooks come from. */
export function HookSetUp({ source, kind }: { readonly source: Source; readonly kind: HookKind }) {
  const { t } = useTranslation('sources');
  const words = useKindWords();
  const steps: Readonly<Record<HookKind, string>> = {
    shopify: t('shop.hint'),
    woocommerce: t('steps.woocommerce'),
    aftership: t('steps.aftership'),
    easypost: t('steps.easypost'),
    seventeentrack: t('steps.seventeentrack'),
    judgeme: t('steps.judgeme'),
    trustpilot: t('steps.trustpilot'),
    webhook: t('steps.webhook'),
  };
  const address = addressOf(source);
  return (
    <Panel title={t('steps.title', { kind: words(source) })} description={steps[kind]}>
      <CopyField
        label={t('shop.address')}
        value={kind === 'trustpilot' ? `${address}?token=${t('steps.yourSecret')}` : address}
      />
      {kind === 'webhook' && source.auth && <Signing auth={source.auth} />}
      {!isReachable() && <Note tone="warn">{t('steps.notReachable', { address: location.origin })}</Note>}
    </Panel>
  );
}

function Signing({ auth }: { readonly auth: NonNullable<Source['auth']> }) {
  const { t } = useTranslation('sources');
  return (
    <p className="small text-2">
      {auth.mode === 'hmac'
        ? t('steps.signed', { header: auth.header, encoding: auth.encoding })
        : t('steps.token', { header: auth.header })}
    </p>
  );
}
