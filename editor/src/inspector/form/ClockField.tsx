import { useState } from 'react';

import { Combobox } from '../../design/Combobox';
import type { FieldWords } from '../../design/Field';

export interface ClockFieldProps extends FieldWords {
  /** HH:MM, 24 hours. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly disabled?: boolean | undefined;
}

const HALF_HOURS = Array.from({ length: 48 }, (_, index) => {
  const hour = String(Math.floor(index / 2)).padStart(2, '0');
  return `${hour}:${index % 2 === 0 ? '00' : '30'}`;
});

/** A time of day, in 24 hours in every language: half hours to choose, any minute to type. */
export function ClockField({ value, onChange, ...rest }: ClockFieldProps) {
  const [typed, setTyped] = useState('');
  const own = clockOf(typed);
  const times = [...new Set([...HALF_HOURS, value, ...(own === undefined ? [] : [own])])]
    .filter((time) => time !== '')
    .sort();
  const wanted = typed === value ? '' : (own ?? typed.trim());
  return (
    <Combobox
      {...rest}
      value={value === '' ? null : value}
      options={times
        .filter((time) => time.startsWith(wanted) || time === value)
        .map((time) => ({ value: time, label: time }))}
      onSearch={setTyped}
      onChange={(time) => {
        if (time !== null) onChange(time);
      }}
    />
  );
}

/** "9:15", "0915" and "09.15" are 09:15; undefined for what is no whole time of day yet. */
export function clockOf(text: string): string | undefined {
  const match = /^\s*(\d{1,2})[:.]?(\d{2})\s*$/.exec(text);
  if (!match) return undefined;
  const [hour, minute] = [Number(match[1]), Number(match[2])];
  if (hour > 23 || minute > 59) return undefined;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
