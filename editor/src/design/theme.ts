/** What the person chose; `system` follows the system, also when that changes. */
export type Theme = 'system' | 'light' | 'dark';

const KEPT = 'perennial.theme';
const dark = window.matchMedia('(prefers-color-scheme: dark)');

export function keptTheme(): Theme {
  const kept = localStorage.getItem(KEPT);
  return kept === 'light' || kept === 'dark' ? kept : 'system';
}

export function chooseTheme(theme: Theme): void {
  localStorage.setItem(KEPT, theme);
  apply();
}

/** Once, at the start. Other tabs of the same person follow, too. */
export function followTheme(): void {
  apply();
  dark.addEventListener('change', apply);
  window.addEventListener('storage', ({ key }) => {
    if (key === KEPT) apply();
  });
}

function apply(): void {
  const theme = keptTheme();
  document.documentElement.dataset['theme'] = theme === 'system' ? (dark.matches ? 'dark' : 'light') : theme;
}
