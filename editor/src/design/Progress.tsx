import './Progress.css';

import { Progress as Base } from '@base-ui/react/progress';

export interface ProgressProps {
  /** What runs: "Retrying…". */
  readonly label: string;
  readonly done: number;
  readonly of: number;
  /** "120 of 300", formatted. */
  readonly words: string;
}

/** How far a long act has come. */
export function Progress({ label, done, of, words }: ProgressProps) {
  return (
    <Base.Root className="progress" value={done} max={Math.max(of, 1)} aria-valuetext={words}>
      <div className="row small">
        <Base.Label className="grow">{label}</Base.Label>
        <span className="num text-2">{words}</span>
      </div>
      <Base.Track className="progress-track">
        <Base.Indicator className="progress-done" />
      </Base.Track>
    </Base.Root>
  );
}
