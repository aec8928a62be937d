/** Where ⌘ is the key of commands. */
export const MAC = /Mac OS X|iPhone|iPad/.test(navigator.userAgent);
