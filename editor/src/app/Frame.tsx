import './Frame.css';

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { Button } from '../design/Button';
import { useOtherLanguage } from '../i18n/useOtherLanguage';
import mark from './icon.svg';

export interface FrameProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** A page with one card: what there is before the journeys. */
export function Frame({ title, children }: FrameProps) {
  const { t } = useTranslation();
  const switchLanguage = useOtherLanguage();
  return (
    <div className="frame">
      <header className="frame-head">
        <img src={mark} alt="" width="24" height="24" />
        <span className="frame-name">Perennial</span>
        <Button look="quiet" lang={t('language.code')} onClick={switchLanguage}>
          {t('language.switch')}
        </Button>
      </header>
      <main className="frame-card">
        <h1>{title}</h1>
        {children}
      </main>
    </div>
  );
}
