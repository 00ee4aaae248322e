/**
 * MailHost: the one seam between Threadside and a mail program.
 *
 * Gmail, Outlook on the web and Office each implement it; a fake serves tests and stories. It is a plain object of data-only
 * methods, so the sidebar can hold a real host (the add-in) or a proxy of one over a message port (the extension) without
 * knowing which. What a host can do is asked through `can`, never guessed from `provider`.
 * It deliberately knows nothing of tickets, records or the companion.
 */
import type { MailProvider } from '#lib/contract/threads.ts';

/** One address as a mail shows it. */
export type MailAddress = {
  /** Address as written, e.g. `Marta@Osterby.example`; never normalised here. */
  address: string;
  /** Display name; null where the mail gives none. */
  name: string | null;
};

/** One message of the open thread, as far as the mail program has told us. */
export type MailMessage = {
  /** Stable within the tab, and never another message's, also of another thread; what `readBody` takes. */
  key: string;
  /** The provider's own id in this mailbox; null where the page has none. */
  providerMessageId: string | null;
  /** RFC 5322 Message-ID without angle brackets, case kept; null until read, or where the mail has none. */
  messageId: string | null;
  /** Ids in References and In-Reply-To, without angle brackets; empty until read. */
  references: string[];
  /** With an empty address where the mail program shows none; never a guess. */
  sender: MailAddress;
  /** To and Cc; may be empty while the mail program has not told. */
  recipients: MailAddress[];
  /** ISO instant; null where the page shows none that can be read safely. */
  sentAt: string | null;
  /** Its headers say that no person wrote it, such as an absence notice; false until they are read. */
  isAutomatic: boolean;
};

/** How far the identity of a thread (its Message-IDs) is known. */
export type ThreadIdentity =
  | { state: 'reading' }
  | { state: 'known' }
  /** Read and found that no message carries a Message-ID. */
  | { state: 'absent' }
  /** Could not be read; `retryIdentity` tries again. `reason` is for people, without mail content. */
  | { state: 'failed'; reason: string };

/** The thread that is open in the mail program. */
export type MailThread = {
  /** Stable within the tab for one thread; changes when another thread opens. */
  key: string;
  /** The provider's id of the thread, valid in this mailbox only. */
  providerThreadId: string | null;
  /** Address of the account whose mailbox is shown; empty where the mail program does not tell. */
  mailbox: string;
  /** Subject as the mail program shows it; empty when there is none. */
  subject: string;
  /** Oldest first. */
  messages: MailMessage[];
  identity: ThreadIdentity;
};

/** A message's body, as HTML where there is some. */
export type MessageBody = {
  /** Inert source; whoever shows it sanitises it. Null where there is only text. */
  html: string | null;
  text: string;
};

/** A file that came with a message; a picture that its body shows is none. */
export type MailFile = {
  /** Names it among the files of its message, for as long as the tab lives; what `readFile` takes. */
  key: string;
  /** As its sender wrote it: not a name that is safe to save under. Never empty. */
  name: string;
  /** Bytes as the mail program counts them (Exchange's figure can be a little more than the file); null where it does not tell. */
  size: number | null;
  /** As its sender says, e.g. `application/pdf`; empty where nobody does. */
  mediaType: string;
};

/** A reply that the person writes in the mail program's own compose, or has just sent there. */
export type MailReply = {
  /** Stable within the tab for one compose; what `offerOnSend` takes. */
  key: string;
  mailbox: string;
  /** Thread it belongs to, as this mailbox names it; null where the mail program has not said. */
  providerThreadId: string | null;
} & (
  | { state: 'started' }
  | {
      state: 'sent';
      /** The sent message; its `sentAt` is this computer's clock until the mail program has told its own. */
      message: Omit<MailMessage, 'key' | 'isAutomatic' | 'sentAt'> & { sentAt: string };
      subject: string;
      /** Key of the choice that was made of those offered; null to leave everything as it is. */
      chosen: string | null;
    }
);

/** What may be set as the reply is sent: of one thing (`name`), which stands at `now`. Keys mean something to who offers them. */
export type OnSendOffer = { name: string; now: string; choices: { key: string; label: string }[] };

/** The threads that the mail program's lists show now. */
export type ShownRows = {
  /** Whose threads they are; empty where the mail program does not tell. */
  mailbox: string;
  providerThreadIds: string[];
};

/** What a row of the mail program's list says beside its thread. */
export type RowMark = {
  providerThreadId: string;
  /** Which shape stands before the name. */
  shape: 'open' | 'pending' | 'on-hold' | 'closed';
  name: string;
  words: string;
  /** Time that wants somebody; null where none does. */
  time: { tone: 'amber' | 'red' | 'breached'; words: string } | null;
  /** How many more there are of what is named. */
  others: number;
};

/** What a key chord pressed in the mail asks of the sidebar, which has the keyboard by then. */
export type MailKey = 'go-to-tickets' | 'new-ticket';

export type Theme = 'light' | 'dark';

export type WatchOptions = { signal: AbortSignal };

/** What a host can do here and now. A feature whose capability is false is not offered. */
export type MailHostCapabilities = {
  /** Message-IDs can be read, so threads are recognised across mailboxes. */
  readMessageIds: boolean;
  /** Bodies can be read, so descriptions can be filled in. */
  readBodies: boolean;
  /** Files of messages can be listed and read. */
  readFiles: boolean;
  /** The host draws an icon that can carry a count. */
  showTicketCount: boolean;
  /** Tells of replies that are written in the mail program, and carries a choice in its compose. */
  tellReplies: boolean;
  /** Tells which threads its list shows, and marks them. */
  decorateRows: boolean;
  /** Passes key chords on to the sidebar, and takes the keyboard back. */
  passKeys: boolean;
};

export interface MailHost {
  readonly provider: MailProvider;
  readonly can: MailHostCapabilities;
  /**
   * Calls `listener` with the open thread (null: none is open), at once and then at every change: first with identity
   * `reading`, again when messages, recipients or Message-IDs become known. Ends when the signal aborts.
   */
  watchThread(listener: (thread: MailThread | null) => void, options: WatchOptions): void;
  /** Calls `listener` with the mail program's own theme, at once and at every change. */
  watchTheme(listener: (theme: Theme) => void, options: WatchOptions): void;
  /** Body of a message of the open thread. Rejects with `MailHostError` when the message is gone or cannot be read. */
  readBody(messageKey: string): Promise<MessageBody>;
  /** Files of a message of the open thread, in its order. Rejects with `MailHostError` when the message is gone or cannot be read. */
  listFiles(messageKey: string): Promise<MailFile[]>;
  /** One of them, with its media type. Rejects with `MailHostError` when it is gone, cannot be read, or is too large to be. */
  readFile(messageKey: string, fileKey: string): Promise<Blob>;
  /** Looks again whether that thread is the one that is open now, also when no change was told (yet). */
  isOpen(threadKey: string): Promise<boolean>;
  /** Reads Message-IDs again after `identity.state` was `failed`; the answer comes through `watchThread`. */
  retryIdentity(threadKey: string): void;
  /** Shows `count` on the host's ticket icon for that thread; null takes it away. No-op for a thread not open any more. */
  showTicketCount(threadKey: string, count: number | null): void;

  /** Calls `listener` with each reply when it is begun and once more when it was sent; never with forwards and new mail. */
  watchReplies(listener: (reply: MailReply) => void, options: WatchOptions): void;

  /** Offers choices in the compose of that reply, in the place of earlier ones. No-op for one not written any more. */
  offerOnSend(replyKey: string, offers: OnSendOffer[]): void;

  /**
   * Calls `listener` with the threads that lists show, whenever these change, and with none when they have gone. The same ones
   * told again mean that something about them may be new.
   */
  watchRows(listener: (rows: ShownRows) => void, options: WatchOptions): void;

  /** Marks these threads wherever a list shows them, now and later; others lose their mark. Rows keep their size. */
  markRows(marks: RowMark[]): void;

  /** Calls `listener` with each chord that was pressed in the mail for the sidebar. */
  watchKeys(listener: (key: MailKey) => void, options: WatchOptions): void;

  /** Gives the keyboard back to the mail, where it was before if that is still there. */
  focusMail(): void;
}

type BesideThread = 'watchReplies' | 'offerOnSend' | 'watchRows' | 'markRows' | 'watchKeys' | 'focusMail';

/** For hosts that see nothing of their mail program but the open thread; they say so by `THREAD_ONLY_CAN`. */
export const THREAD_ONLY: Pick<MailHost, BesideThread> = {
  watchReplies: () => {},
  offerOnSend: () => {},
  watchRows: () => {},
  markRows: () => {},
  watchKeys: () => {},
  focusMail: () => {},
};

/** For hosts that get at no files; they say so by `readFiles`. */
export const NO_FILES: Pick<MailHost, 'listFiles' | 'readFile'> = {
  listFiles: async () => refuseFiles(),
  readFile: async () => refuseFiles(),
};

/** What goes with `THREAD_ONLY`. */
export const THREAD_ONLY_CAN = { tellReplies: false, decorateRows: false, passKeys: false };

/** A mail program did not let us do what was asked. `what` names the operation for the diagnosis page. */
export class MailHostError extends Error {
  override readonly name = 'MailHostError';
  readonly what: string;
  constructor(what: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.what = what;
  }
}

function refuseFiles(): never {
  throw new MailHostError('read-file', 'Files cannot be read in this mail program.');
}
