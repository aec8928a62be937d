import { useEffect, useState } from 'react';

import { SearchField } from '../design/SearchField';

export interface SearchParamProps {
  readonly label: string;
  /** What the address says. */
  readonly value: string;
  readonly onChange: (value: string) => void;
}

const STANDS_STILL_MS = 250;

/** A search whose words go into the address once typing stands still; Back and links change it, too. */
export function SearchParam({ label, value, onChange }: SearchParamProps) {
  const [typed, setTyped] = useState(value);
  const [seen, setSeen] = useState(value);
  if (seen !== value) {
    setSeen(value);
    if (typed.trim() !== value) setTyped(value);
  }
  useEffect(() => {
    if (typed.trim() === value) return;
    const timer = setTimeout(() => {
      onChange(typed.trim());
    }, STANDS_STILL_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [typed, value, onChange]);
  return (
    <div className="filter-search">
      <SearchField size="s" label={label} value={typed} onChange={setTyped} />
    </div>
  );
}
