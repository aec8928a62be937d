import { useCallback, useEffect, useRef, useState } from 'react';

/**
 * Longer than a press: what appears below a field when it is left must not move away what is being pressed.
 */
export const SAID_AFTER_MS = 250;

/** Which fields have been left since the form was opened. */
export function useLeft(): readonly [left: ReadonlySet<string>, leave: (parameter: string) => void] {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const timers = useRef(new Set<ReturnType<typeof setTimeout>>());
  useEffect(() => {
    const running = timers.current;
    return () => {
      running.forEach(clearTimeout);
    };
  }, []);
  const leave = useCallback((parameter: string) => {
    const timer = setTimeout(() => {
      timers.current.delete(timer);
      setLeft((before) => (before.has(parameter) ? before : new Set(before).add(parameter)));
    }, SAID_AFTER_MS);
    timers.current.add(timer);
  }, []);
  return [left, leave];
}
