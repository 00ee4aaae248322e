import { useSyncExternalStore } from 'react';
import type { Theme } from '#lib/mail/mail-host.ts';

const dark = () => matchMedia('(prefers-color-scheme: dark)');

/** The system's theme, for a page that no mail program tells its own. */
export function useSystemTheme(): Theme {
  return useSyncExternalStore(watch, () => (dark().matches ? 'dark' : 'light'));
}

function watch(onChange: () => void): () => void {
  const query = dark();
  query.addEventListener('change', onChange);
  return () => query.removeEventListener('change', onChange);
}
