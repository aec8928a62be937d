import { create } from 'zustand';

/** Which of the global dialogs is open; at most one. */
export const useSurface = create<{ readonly open: 'palette' | 'shortcuts' | undefined }>(() => ({ open: undefined }));

export function openPalette(): void {
  useSurface.setState({ open: 'palette' });
}

export function openShortcuts(): void {
  useSurface.setState({ open: 'shortcuts' });
}

export function closeSurface(): void {
  useSurface.setState({ open: undefined });
}
