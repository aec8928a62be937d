import './outline.css';

import { ArrowDown, ArrowRight, CornerDownRight, Flag } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { cx } from '../../design/cx';
import { KeyHint } from '../../design/KeyHint';
import { SearchField } from '../../design/SearchField';
import { useWords } from '../../words/useWords';
import { isAside } from '../graph/outputs';
import { labelWords } from '../sentences/label';
import { useCanvas } from '../state/CanvasContext';
import { OutlineStep } from './OutlineStep';
import { outlineOf, type OutlineRow } from './rows';

/** The journey as a list: the same steps, keys, menus and inspector as on the canvas. */
export function Outline() {
  const { t } = useTranslation('canvas');
  const graph = useCanvas((state) => state.graph);
  const rows = useMemo(() => outlineOf(graph), [graph]);
  const [typed, setTyped] = useState('');
  const wanted = typed.trim().toLowerCase();
  const shown = wanted === '' ? rows : rows.filter((row) => isNamed(row, wanted));

  function isNamed(row: OutlineRow, name: string): boolean {
    return row.kind === 'step' && (graph.steps.get(row.id)?.node.name.toLowerCase().includes(name) ?? false);
  }

  return (
    <div className="outline" data-canvas>
      <div className="outline-bar">
        <SearchField label={t('outline.find')} value={typed} onChange={setTyped} size="s" />
        <Hints />
      </div>
      <div className="outline-frame" role="region" aria-label={t('region')}>
        <table className="outline-table">
          <thead>
            <tr>
              <th scope="col">{t('outline.step')}</th>
              <th scope="col">{t('outline.does')}</th>
              <th scope="col" className="table-number">
                {t('live.here')}
              </th>
              <th scope="col" className="table-number">
                {t('outline.passed')}
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row) =>
              row.kind === 'step' ? (
                <OutlineStep key={row.id} id={row.id} depth={row.depth} />
              ) : (
                <Between key={keyOf(row)} row={row} />
              ),
            )}
          </tbody>
        </table>
      </div>
      <p className="small text-3">{t('outline.same')}</p>
    </div>
  );
}

function keyOf(row: Exclude<OutlineRow, { kind: 'step' }>): string {
  return row.kind === 'meet' ? `meet:${row.id}` : `way:${row.from}:${String(row.output)}:${row.to ?? ''}`;
}

function Hints() {
  const { t } = useTranslation('canvas');
  return (
    <p className="outline-hints" aria-hidden="true">
      <KeyHint keys="↑ ↓" /> {t('outline.move')} <KeyHint keys="A" /> {t('outline.insert')} <KeyHint keys="C" />{' '}
      {t('outline.connect')} <KeyHint keys="Enter" /> {t('outline.open')}
    </p>
  );
}

/** A way out, or where ways come together. */
function Between({ row }: { readonly row: Exclude<OutlineRow, { kind: 'step' }> }) {
  const { t } = useTranslation('canvas');
  const words = useWords();
  const side = row.kind === 'way' && isAside(row.label);
  const label = row.kind === 'way' ? labelWords(words, row.label) : t('outline.meet');
  const to = row.kind === 'way' ? row.to : undefined;
  return (
    <tr className="outline-way">
      <td colSpan={4} style={{ paddingInlineStart: `${String(24 + row.depth * 54)}px` }}>
        {side ? <CornerDownRight size={14} aria-hidden="true" /> : <ArrowDown size={14} aria-hidden="true" />}
        {label !== '' && <span className={cx('way-label', 'way-label-inline')}>{label}</span>}
        {to !== undefined && (
          <>
            <ArrowRight size={12} aria-hidden="true" />
            {to === null && <Flag size={12} aria-hidden="true" />}
            <span>{to ?? t('end')}</span>
          </>
        )}
      </td>
    </tr>
  );
}
