/** Local hours `from`–`to` (`HH:MM`, `to` excluded); across midnight when `from` is later; all day when they are equal. */
export interface LocalWindow {
  readonly from: string;
  readonly to: string;
}

/** `instant` itself when it lies in the window, else the next instant that does. */
export function nextInWindow(instant: Date, window: LocalWindow, zone: string): Date {
  throw new Error(`not written yet: ${instant.toISOString()} ${window.from} ${zone}`);
}
