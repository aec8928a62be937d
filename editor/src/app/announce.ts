import { create } from 'zustand';

interface Announcement {
  readonly text: string;
  /** Differs each time, so that the same words are read again. */
  readonly count: number;
}

export const useAnnouncement = create<Announcement>(() => ({ text: '', count: 0 }));

/** Has screen readers say what has changed where the focus is not: "Inserted SMS after Wait a day". */
export function announce(text: string): void {
  useAnnouncement.setState(({ count }) => ({ text, count: count + 1 }));
}
