import './Segments.css';

import { useId, type ReactNode } from 'react';

export interface Segment<T extends string> {
  readonly value: T;
  readonly label: ReactNode;
  readonly count?: ReactNode;
}

export interface SegmentsProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly segments: readonly Segment<T>[];
  readonly onChange: (value: T) => void;
  readonly size?: 'm' | 's';
}

/** A switch between few views of the same thing: Edit | Live, All | Live | Draft. */
export function Segments<T extends string>({ label, value, segments, onChange, size = 'm' }: SegmentsProps<T>) {
  const name = useId();
  return (
    <div role="radiogroup" aria-label={label} className={`segments segments-${size}`}>
      {segments.map((segment) => (
        <label key={segment.value} className="segment">
          <input
            type="radio"
            name={name}
            className="sr-only"
            checked={segment.value === value}
            onChange={() => {
              onChange(segment.value);
            }}
          />
          {segment.label}
          {segment.count !== undefined && <span className="segment-count">{segment.count}</span>}
        </label>
      ))}
    </div>
  );
}
