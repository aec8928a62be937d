import { ViewportPortal } from '@xyflow/react';
import { useTranslation } from 'react-i18next';

import { EXIT } from '../graph/types';
import { PILL } from '../graph/places';
import { useCanvas } from '../state/CanvasContext';

/** The dashed place that opens where a step held over the canvas would go. */
export function DropPlace() {
  const { t } = useTranslation('canvas');
  const dropping = useCanvas((state) => state.dropping);
  const card = useCanvas(({ graph }) => graph.card);
  if (!dropping?.room) return null;
  const [x, y] = dropping.room.at;
  const { width, height } = dropping.type.type === EXIT ? PILL : card;
  return (
    <ViewportPortal>
      <div className="drop-place" style={{ transform: `translate(${String(x)}px, ${String(y)}px)`, width, height }}>
        {t('dropHere')}
      </div>
    </ViewportPortal>
  );
}
