import { ourWords } from '../../palette/offerWords';
import { useWords } from '../../words/useWords';
import { useCanvas } from '../state/CanvasContext';
import { StepPicture } from '../StepPicture';

/** The card under the pointer while a step is dragged from the palette. */
export function HeldStep() {
  const t = useWords();
  const dropping = useCanvas((state) => state.dropping);
  if (!dropping) return null;
  const { type, preset, at } = dropping;
  return (
    <div
      className="step-card held-step"
      style={{ transform: `translate(${String(at.x + 8)}px, ${String(at.y - 12)}px) rotate(-1.2deg)` }}
      aria-hidden="true"
    >
      <StepPicture type={type.type} />
      <span className="step-card-text">
        <span className="step-card-name cut">{preset?.name ?? ourWords(t, type.type)?.name ?? type.displayName}</span>
        <span className="step-card-sentence cut">{type.ours ? '' : type.description}</span>
      </span>
    </div>
  );
}
