/**
 * A message in a window of its own does not say whose mailbox it is from; Outlook's other windows in this browser do. They
 * are asked, and believed where all name the same one.
 */
import type { MailThread } from '#lib/mail/mail-host.ts';

const CHANNEL = 'threadside-mailbox';

/** Windows answer at once; those asleep do not count. */
const ANSWER_WITHIN_MS = 400;

/** One window's part: answers others with its own mailbox, and asks them. */
export type OtherWindows = {
  /** Address of the mailbox that all other windows showed when they were asked last; null where none answered, or they show several. */
  mailbox(): string | null;
  /** Asks once for a thread of which nobody knows whose it is. */
  askFor(thread: Pick<MailThread, 'key' | 'mailbox'> | null): void;
  /** The same thread may be asked for again. */
  forget(): void;
};

type Options = {
  /** What this window's page says; null where it does not. */
  ownMailbox: () => string | null;
  /** The others have named one. */
  onAnswer: () => void;
  signal: AbortSignal;
};

export function joinOtherWindows({ ownMailbox, onAnswer, signal }: Options): OtherWindows {
  const channel = new BroadcastChannel(CHANNEL);
  const answers = new Set<string>();
  let found: string | null = null;
  let askedFor: string | null = null;
  channel.addEventListener('message', ({ data }: MessageEvent<{ asks?: unknown; mailbox?: unknown }>) => {
    const mailbox = ownMailbox();
    if (data?.asks === true && mailbox !== null) channel.postMessage({ mailbox });
    if (typeof data?.mailbox === 'string') answers.add(data.mailbox);
  });
  signal.addEventListener('abort', () => channel.close(), { once: true });
  const ask = async (): Promise<void> => {
    answers.clear();
    channel.postMessage({ asks: true });
    await new Promise((resolve) => setTimeout(resolve, ANSWER_WITHIN_MS));
    const [only, ...more] = answers;
    found = more.length === 0 ? (only ?? null) : null;
    if (found !== null && !signal.aborted) onAnswer();
  };
  return {
    mailbox: () => found,
    askFor: (thread) => {
      if (thread === null || thread.mailbox !== '' || thread.key === askedFor) return;
      askedFor = thread.key;
      void ask();
    },
    forget: () => {
      askedFor = null;
    },
  };
}
