import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { announce } from '../../app/announce';
import { IconButton } from '../../design/IconButton';

export interface RowToolsProps {
  /** What the row is, in the buttons' names: "Rule 2". */
  readonly name: string;
  readonly index: number;
  readonly count: number;
  readonly onMove?: ((to: number) => void) | undefined;
  readonly onRemove: () => void;
  readonly disabled?: boolean | undefined;
}

/** Earlier, later, away: what can be done to a row of a list, with the keyboard too. */
export function RowTools({ name, index, count, onMove, onRemove, disabled }: RowToolsProps) {
  const { t } = useTranslation('inspector');
  if (disabled) return null;
  const move = (to: number) => {
    onMove?.(to);
    announce(t('list.movedTo', { name, number: to + 1, all: count }));
  };
  return (
    <span className="row-tools">
      {onMove && count > 1 && (
        <>
          <IconButton
            size="xs"
            label={t('list.earlier', { name })}
            icon={<ArrowUp size={14} />}
            disabled={index === 0}
            onClick={() => {
              move(index - 1);
            }}
          />
          <IconButton
            size="xs"
            label={t('list.later', { name })}
            icon={<ArrowDown size={14} />}
            disabled={index === count - 1}
            onClick={() => {
              move(index + 1);
            }}
          />
        </>
      )}
      <IconButton size="xs" label={t('list.remove', { name })} icon={<Trash2 size={14} />} onClick={onRemove} />
    </span>
  );
}
