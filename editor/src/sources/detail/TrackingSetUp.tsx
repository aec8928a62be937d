import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Button } from '../../design/Button';
import { CopyField } from '../../design/CopyField';
import { Note } from '../../design/Note';
import { Panel } from '../../design/Panel';
import { Tabs } from '../../design/Tabs';
import type { Source } from '../sourceWords';
import { browserSnippet, curlSnippet, serverSnippet } from './snippet';

export interface TrackingSetUpProps {
  readonly source: Source;
  readonly writeKey: string | undefined;
}

type Client = 'browser' | 'server' | 'curl';

/** The write key, once, and what to put into a website or a server. */
export function TrackingSetUp({ source, writeKey }: TrackingSetUpProps) {
  const { t } = useTranslation('sources');
  const [client, setClient] = useState<Client>(source.trust === 'browser' ? 'browser' : 'server');
  const parts = { host: location.origin, writeKey: writeKey ?? t('tracking.yourKey') };
  const clients: readonly (readonly [Client, string])[] = [
    ['browser', browserSnippet(parts)],
    ['server', serverSnippet(parts)],
    ['curl', curlSnippet(parts)],
  ];
  const labels: Readonly<Record<Client, string>> = {
    browser: t('tracking.browser'),
    server: t('tracking.server'),
    curl: t('tracking.terminal'),
  };
  return (
    <Panel title={t('tracking.title')} description={t('tracking.hint')}>
      {writeKey === undefined ? (
        <p className="small text-3">{t('tracking.keyHidden')}</p>
      ) : (
        <>
          <CopyField label={t('tracking.key')} value={writeKey} />
          <Note tone="warn">{t('tracking.keyOnce')}</Note>
        </>
      )}
      <Tabs
        label={t('tracking.snippets')}
        value={client}
        onChange={setClient}
        tabs={clients.map(([value, code]) => ({ value, label: labels[value], content: <Code code={code} /> }))}
      />
    </Panel>
  );
}

const SAID_FOR_MS = 2_000;

function Code({ code }: { readonly code: string }) {
  const { t } = useTranslation(['sources', 'common']);
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(code);
    setCopied(true);
    setTimeout(() => {
      setCopied(false);
    }, SAID_FOR_MS);
  };
  return (
    <div className="code">
      <pre tabIndex={0}>{code}</pre>
      <Button size="xs" icon={copied ? <Check /> : <Copy />} onClick={() => void copy()}>
        <span aria-live="polite">{copied ? t('common:copied') : t('common:copy')}</span>
      </Button>
    </div>
  );
}
