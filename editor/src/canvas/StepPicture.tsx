import type { LucideIcon } from 'lucide-react';

import { Tile } from '../design/Tile';
import { StepTile } from '../inspector/StepTile';
import { useCanvas } from './state/CanvasContext';

export interface StepPictureProps {
  readonly type: string;
  readonly size?: 'm' | 's';
  /** Of one of several ways in which one of our kinds is offered. */
  readonly icon?: LucideIcon | undefined;
}

/** The icon of a kind of step; nodes of other packages bring their own. */
export function StepPicture({ type, size = 'm', icon }: StepPictureProps) {
  const known = useCanvas(({ types }) => types.get(type));
  if (!known?.icon || known.ours) return <StepTile type={type} size={size} icon={icon} />;
  return (
    <Tile size={size}>
      <img className="step-picture step-picture-light" src={known.icon.light} alt="" loading="lazy" draggable={false} />
      <img className="step-picture step-picture-dark" src={known.icon.dark} alt="" loading="lazy" draggable={false} />
    </Tile>
  );
}
