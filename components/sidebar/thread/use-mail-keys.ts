import { useEffect } from 'react';
import type { MailHost, MailKey } from '#lib/mail/mail-host.ts';
import { CHORD_LETTERS } from '#lib/mail/chords.ts';
import { useChord } from './use-chord.ts';

/** The browser hands the keyboard over a moment after the mail page has said so. */
const FOCUS_MS = 500;

/** Key chords between mail and sidebar: those of the mail act here, and one leads back to it. */
export function useMailKeys(host: MailHost): void {
  useChord(CHORD_LETTERS.backToMail, () => host.focusMail());
  useEffect(() => {
    const ended = new AbortController();
    host.watchKeys((key) => void handleKey(key), { signal: ended.signal });
    return () => ended.abort();
  }, [host]);
}

async function handleKey(key: MailKey): Promise<void> {
  if (!document.hasFocus()) await untilFocused();
  const newTicket = document.querySelector<HTMLElement>('#new-ticket');
  if (key === 'new-ticket' && newTicket !== null) return newTicket.click();
  document.querySelector<HTMLElement>('main :is(a, button, input, select, textarea):not([hidden])')?.focus();
}

function untilFocused(): Promise<void> {
  return new Promise((resolve) => {
    addEventListener('focus', () => resolve(), { once: true });
    setTimeout(resolve, FOCUS_MS);
  });
}
