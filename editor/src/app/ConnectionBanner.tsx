import './ConnectionBanner.css';

import { WifiOff } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

import { noteReachable, useConnection } from '../api/connection';

const ASK_EVERY_MS = 3_000;

/** Says that the server does not answer, until it does. */
export function ConnectionBanner() {
  const { t } = useTranslation('app');
  const reachable = useConnection((connection) => connection.reachable);
  useEffect(() => {
    if (reachable) return;
    const timer = setInterval(() => void ask(), ASK_EVERY_MS);
    return () => {
      clearInterval(timer);
    };
  }, [reachable]);
  return (
    <div role="status">
      {!reachable && (
        <div className="connection">
          <WifiOff size={16} aria-hidden="true" />
          {t('offline')}
        </div>
      )}
    </div>
  );
}

async function ask(): Promise<void> {
  const { ok } = await fetch('/healthz', { cache: 'no-store' }).catch(() => ({ ok: false }));
  if (ok) noteReachable(true);
}
