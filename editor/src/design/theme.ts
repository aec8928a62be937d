const dark = window.matchMedia('(prefers-color-scheme: dark)');

function apply(): void {
  document.documentElement.dataset['theme'] = dark.matches ? 'dark' : 'light';
}

/** Light or dark as the system says, also when it changes. */
export function followSystemTheme(): void {
  apply();
  dark.addEventListener('change', apply);
}
