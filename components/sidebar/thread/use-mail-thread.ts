import { useEffect, useState } from 'react';
import type { MailHost, MailThread, Theme } from '#lib/mail/mail-host.ts';
import { markThreadside } from '../marks.ts';

/** The thread open in the mail program; null: none is, undefined: the host has not said yet. */
export function useMailThread(host: MailHost): MailThread | null | undefined {
  const [thread, setThread] = useState<MailThread | null | undefined>(undefined);
  useEffect(() => {
    const ended = new AbortController();
    let announced: string | null = null;
    const handleThread = (next: MailThread | null) => {
      if (next !== null && next.key !== announced)
        markThreadside('thread-announced', { threadKey: next.key });
      announced = next?.key ?? null;
      setThread(next);
    };
    host.watchThread(handleThread, { signal: ended.signal });
    return () => ended.abort();
  }, [host]);
  return thread;
}

/** The mail program's own theme; until it is told, the system's. */
export function useHostTheme(host: MailHost): Theme {
  const [theme, setTheme] = useState<Theme>(() =>
    matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light',
  );
  useEffect(() => {
    const ended = new AbortController();
    host.watchTheme(setTheme, { signal: ended.signal });
    return () => ended.abort();
  }, [host]);
  return theme;
}
