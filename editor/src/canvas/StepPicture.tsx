import { Tile } from '../design/Tile';
import { StepTile } from '../inspector/StepTile';
import { useCanvas } from './state/CanvasContext';

export interface StepPictureProps {
  readonly type: string;
  readonly size?: 'm' | 's';
}

/** The icon of a kind of step; nodes of other packages bring their own. */
export function StepPicture({ type, size = 'm' }: StepPictureProps) {
  const known = useCanvas(({ types }) => types.get(type));
  if (!known?.icon || known.ours) return <StepTile type={type} size={size} />;
  return (
    <Tile size={size}>
      <img className="step-picture step-picture-light" src={known.icon.light} alt="" loading="lazy" draggable={false} />
      <img className="step-picture step-picture-dark" src={known.icon.dark} alt="" loading="lazy" draggable={false} />
    </Tile>
  );
}
