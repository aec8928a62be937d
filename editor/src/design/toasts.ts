import { Toast } from '@base-ui/react/toast';

import type { Tone } from './Badge';

export interface ToastData {
  readonly tone: Extract<Tone, 'neutral' | 'accent' | 'warn' | 'danger'>;
  readonly action?: { readonly label: string; readonly run: () => void } | undefined;
}

export interface Notice {
  /** What has happened, in one sentence. */
  readonly title: string;
  readonly description?: string | undefined;
  readonly tone?: ToastData['tone'] | undefined;
  /** Usually Undo; the notice then stays for 8 s instead of 5. */
  readonly action?: { readonly label: string; readonly run: () => void } | undefined;
}

const WITH_ACTION_MS = 8_000;
const WITHOUT_MS = 5_000;

/** What Toasts shows. */
export const toastManager = Toast.createToastManager<ToastData>();

/** Notices from before there was anything to show them. */
let waiting: (() => void)[] | undefined = [];

/** Toasts is there: what was said before is shown now. */
export function showNotices(): void {
  const early = waiting ?? [];
  waiting = undefined;
  for (const say of early) say();
}

/** Says that something has happened; from anywhere. Gives back a function that takes it away. */
export function notify(notice: Notice): () => void {
  let takeAway: (() => void) | undefined;
  let unwanted = false;
  const say = () => {
    if (!unwanted) takeAway = add(notice);
  };
  if (waiting) waiting.push(say);
  else say();
  return () => {
    unwanted = true;
    takeAway?.();
  };
}

function add({ title, description, tone = 'neutral', action }: Notice): () => void {
  const id = toastManager.add({
    title,
    ...(description !== undefined && { description }),
    timeout: action ? WITH_ACTION_MS : WITHOUT_MS,
    priority: tone === 'danger' ? 'high' : 'low',
    data: { tone, action },
  });
  return () => {
    toastManager.close(id);
  };
}
