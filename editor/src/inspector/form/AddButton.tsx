import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';

import { Button } from '../../design/Button';

export interface AddButtonProps {
  readonly children: ReactNode;
  readonly onClick: () => void;
  readonly disabled?: boolean | undefined;
}

/** One more row of a list. */
export function AddButton({ children, onClick, disabled }: AddButtonProps) {
  if (disabled) return null;
  return (
    <div className="add-button">
      <Button look="quiet" size="s" icon={<Plus size={14} />} onClick={onClick}>
        {children}
      </Button>
    </div>
  );
}
