import './Skeleton.css';

export interface SkeletonProps {
  /** Rows of the final height (px), or one block. */
  readonly rows?: number;
  readonly height?: number;
}

/** Shapes in the final size; invisible for the first 200 ms. */
export function Skeleton({ rows = 1, height = 44 }: SkeletonProps) {
  return (
    <div className="skeleton" aria-hidden="true">
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className="skeleton-row" style={{ height }} />
      ))}
    </div>
  );
}
