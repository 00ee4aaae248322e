/** Our chords in Gmail: listed in its own help by InboxSDK, heard by ourselves, as the SDK hears only those of its buttons. */
import { CHORD_KEY, CHORD_LETTERS, listenForChords } from '#lib/mail/chords.ts';
import { type MailHost, type MailKey } from '#lib/mail/mail-host.ts';
import { type GmailSdk } from './load-sdk.ts';

/** What Gmail's help says of each chord. */
export type ChordWords = { goToTickets: string; newTicket: string; backToMail: string };

type Options = {
  words: ChordWords;
  /** Whether there is a sidebar to go to now. */
  isThreadOpen: () => boolean;
  /** Opens the sidebar and gives it the keyboard. */
  enter: () => void;
  signal: AbortSignal;
};

/** The chords of one tab. */
export type PassedKeys = { watch: MailHost['watchKeys']; focusMail: MailHost['focusMail'] };

/** Listens until the signal aborts. */
export function passKeys(sdk: GmailSdk, { words, isThreadOpen, enter, signal }: Options): PassedKeys {
  const listeners = new Set<(key: MailKey) => void>();
  let before: Element | null = null;
  const pass = (key: MailKey): boolean => {
    if (!isThreadOpen()) return false;
    before = document.activeElement;
    enter();
    for (const listener of listeners) listener(key);
    return true;
  };
  const { goToTickets, newTicket, backToMail } = CHORD_LETTERS;
  const acts = { [goToTickets]: () => pass('go-to-tickets'), [newTicket]: () => pass('new-ticket') };
  listenForChords(acts, signal);
  const listed = [
    [goToTickets, words.goToTickets],
    [newTicket, words.newTicket],
    [backToMail, words.backToMail],
  ] as const;
  const handles = listed.map(([key, description]) =>
    sdk.Keyboard.createShortcutHandle({ chord: `${CHORD_KEY} ${key}`, description }),
  );
  signal.addEventListener('abort', () => handles.forEach((handle) => handle.remove()), { once: true });
  return {
    watch: (listener, watch) => {
      listeners.add(listener);
      watch.signal.addEventListener('abort', () => listeners.delete(listener), { once: true });
    },
    focusMail: () => {
      // The frame's host has the focus as the page sees it; without it Gmail's own keys work again.
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      window.focus();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    },
  };
}
