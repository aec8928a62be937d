import './Card.css';

import type { ReactNode } from 'react';

import { Button } from '../design/Button';
import { chooseLanguage, LANGUAGE_NAMES, other } from '../i18n/language';
import { useLanguage } from '../i18n/useLanguage';
import mark from './icon.svg';
import { usePageTitle } from './usePageTitle';

/** A page with one card: what there is before somebody is in. */
export function Card({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const language = useLanguage();
  const heading = usePageTitle(title);
  const otherLanguage = other(language);
  return (
    <div className="card-page">
      <header className="card-page-head">
        <img src={mark} alt="" width="24" height="24" />
        <span className="card-page-name">Perennial</span>
        <Button look="quiet" lang={otherLanguage} onClick={() => void chooseLanguage(otherLanguage)}>
          {LANGUAGE_NAMES[otherLanguage]}
        </Button>
      </header>
      <main className="card">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {children}
      </main>
    </div>
  );
}
