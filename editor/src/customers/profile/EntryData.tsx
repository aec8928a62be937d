import { useTranslation } from 'react-i18next';

import { isMoney, useValueWords } from '../valueWords';

/** What an event carried, folded: path and value, no JSON. */
export function EntryData({ data }: { readonly data: object }) {
  const { t } = useTranslation('customers');
  const words = useValueWords();
  return (
    <details className="timeline-more">
      <summary>{t('timeline.details')}</summary>
      <dl className="timeline-data">
        {leaves(data).map(([path, value]) => (
          <div key={path} className="profile-fact">
            <dt>{path}</dt>
            <dd>{words(value)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

const MOST = 60;

/** `products 1 · name`: lists count from one, money stays together. */
function leaves(data: object, before = ''): readonly (readonly [path: string, value: unknown])[] {
  const all = Object.entries(data).flatMap(([key, value]): readonly (readonly [string, unknown])[] => {
    const name = Array.isArray(data) ? String(Number(key) + 1) : key;
    const path = before === '' ? name : `${before} ${Array.isArray(data) ? '' : '· '}${name}`;
    const deeper = typeof value === 'object' && value !== null && !isMoney(value);
    return deeper ? leaves(value as object, path) : [[path, value as unknown] as const];
  });
  return all.slice(0, MOST);
}
