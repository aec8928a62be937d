import { useTranslation } from 'react-i18next';

import { nameOf } from '../../customers/person';
import { Badge } from '../../design/Badge';
import { reasonWords } from '../../sends/reasons';
import type { Preview } from '../preview/usePreview';
import type { Samples } from '../preview/useSamples';

export interface VerdictProps {
  readonly preview: Preview | undefined;
  readonly samples: Samples;
}

/** Would it go out to this customer now, and if not, why not: the same judgement as when a journey sends it. */
export function Verdict({ preview, samples: { person } }: VerdictProps) {
  const { t } = useTranslation('messages');
  const now = preview?.theirs?.now;
  return (
    <section>
      <h2>{t('now.title')}</h2>
      {!person && <p className="small text-3">{t('now.choose')}</p>}
      {person && now && (
        <div className="col">
          <p className="row row-wrap">
            <Would would={now.would} reason={now.reason} />
            <span className="strong">{nameOf(person)}</span>
          </p>
          <p className="small text-2">
            {now.reason === undefined ? t('now.sendHint') : reasonWords(now.reason).sentence()}
          </p>
        </div>
      )}
    </section>
  );
}

function Would({ would, reason }: { readonly would: 'send' | 'defer' | 'skip'; readonly reason: string | undefined }) {
  const { t } = useTranslation('messages');
  if (would === 'send') return <Badge tone="accent">{t('now.send')}</Badge>;
  const word = would === 'defer' ? t('now.defer') : t('now.skip');
  return (
    <Badge tone={would === 'defer' ? 'warn' : 'danger'}>
      {reason === undefined ? word : `${word}: ${reasonWords(reason).badge()}`}
    </Badge>
  );
}
