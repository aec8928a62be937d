import { Zap } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { Button } from '../../design/Button';
import { EmptyState } from '../../design/EmptyState';
import { ENTRY } from '../graph/types';
import { useCanvas, useCanvasParts } from '../state/CanvasContext';

/** What belongs here, and the one next thing to do. */
export function EmptyCanvas() {
  const { t } = useTranslation('canvas');
  const { commands } = useCanvasParts();
  const readOnly = useCanvas((state) => state.readOnly);
  const entry = useCanvas(({ types }) => types.get(ENTRY));
  return (
    <div className="canvas-empty">
      <EmptyState
        icon={<Zap />}
        title={t('empty.title')}
        action={
          entry &&
          !readOnly && (
            <Button
              look="primary"
              onClick={() => {
                commands.insert({ kind: 'loose', at: [0, 0] }, entry);
              }}
            >
              {t('empty.action')}
            </Button>
          )
        }
      >
        {t('empty.description')}
      </EmptyState>
    </div>
  );
}
