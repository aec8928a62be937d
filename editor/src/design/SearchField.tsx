import { Search } from 'lucide-react';
import type { Ref } from 'react';

import { cx } from './cx';

export interface SearchFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
  readonly size?: 'm' | 's';
  readonly ref?: Ref<HTMLInputElement>;
}

/** Looks through a list; `placeholder` is the label unless given. Escape empties it. */
export function SearchField({ label, value, onChange, placeholder = label, size = 'm', ref }: SearchFieldProps) {
  return (
    <div className={cx('input', size === 's' && 'input-s')}>
      <Search className="input-icon" aria-hidden="true" />
      <input
        ref={ref}
        type="search"
        aria-label={label}
        value={value}
        placeholder={placeholder}
        onChange={(event) => {
          onChange(event.target.value);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || value === '') return;
          event.stopPropagation();
          onChange('');
        }}
      />
    </div>
  );
}
