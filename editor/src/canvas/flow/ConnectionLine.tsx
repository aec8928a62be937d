import { useConnection, type ConnectionLineComponentProps } from '@xyflow/react';
import { Ban } from 'lucide-react';

import { useWords } from '../../words/useWords';
import { pathOf } from '../graph/route';
import { whyNotWords } from '../sentences/whyNot';
import { useCanvas } from '../state/CanvasContext';

/** The way while it is drawn, with the reason at the pointer where it may not lead. */
export function ConnectionLine({ fromX, fromY, toX, toY }: ConnectionLineComponentProps) {
  const t = useWords();
  const over = useConnection((connection) => connection.toNode?.id);
  const refused = useCanvas(({ connecting }) => (over === undefined ? undefined : connecting?.whyNot.get(over)));
  const bend = (fromY + toY) / 2;
  const path = pathOf([
    [fromX, fromY],
    [fromX, bend],
    [toX, bend],
    [toX, toY],
  ]);
  return (
    <>
      <path d={path} className={refused ? 'way way-refused' : 'way way-wanted'} />
      {refused && (
        <foreignObject x={toX + 12} y={toY + 8} width={260} height={60} className="connect-reason-place">
          <span className="connect-reason">
            <Ban size={14} aria-hidden="true" />
            {whyNotWords(t, refused)}
          </span>
        </foreignObject>
      )}
    </>
  );
}
