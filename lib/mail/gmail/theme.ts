/** Gmail's own theme, as InboxSDK finds it out and writes it on the page's body (documented for style sheets). */
import { type Theme, type WatchOptions } from '#lib/mail/mail-host.ts';

const DARK_FRAME = 'inboxsdk__gmail_dark_theme';
const DARK_BODY = 'inboxsdk__gmail_dark_body_theme';

/** Calls the listener at once and at every change. */
export function watchGmailTheme(listener: (theme: Theme) => void, { signal }: WatchOptions): void {
  let last: Theme | null = null;
  const tell = (): void => {
    const theme = gmailTheme();
    if (theme !== last) listener((last = theme));
  };
  const observer = new MutationObserver(tell);
  observer.observe(document.body, { attributes: true, attributeFilter: ['class'] });
  signal.addEventListener('abort', () => observer.disconnect(), { once: true });
  tell();
}

/** Gmail also has themes with a dark frame around light mail: the sidebar stands beside the mail and goes with that. */
export function gmailTheme(): Theme {
  const { classList } = document.body;
  return classList.contains(DARK_FRAME) && classList.contains(DARK_BODY) ? 'dark' : 'light';
}
