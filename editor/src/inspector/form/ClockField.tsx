import type { FieldWords } from '../../design/Field';
import { TextField } from '../../design/TextField';

export interface ClockFieldProps extends FieldWords {
  /** HH:MM, 24 hours. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly disabled?: boolean | undefined;
}

/** A time of day. */
export function ClockField({ value, ...rest }: ClockFieldProps) {
  return <TextField {...rest} type="time" value={value} />;
}
