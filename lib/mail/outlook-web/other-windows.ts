/**
 * A message in a window of its own does not say whose mailbox it is from; Outlook's other windows in this browser do. They
 * are asked, and believed where all name the same one.
 */

const CHANNEL = 'threadside-mailbox';

/** Windows answer at once; those asleep do not count. */
const ANSWER_WITHIN_MS = 400;

/** One window's part: answers others with its own mailbox, and asks them. */
export type OtherWindows = {
  /** Address of the mailbox that all other windows show; null where none answers, or they show several. */
  ask(): Promise<string | null>;
};

/** `ownMailbox` is what this window's page says; null where it does not. */
export function joinOtherWindows(ownMailbox: () => string | null, signal: AbortSignal): OtherWindows {
  const channel = new BroadcastChannel(CHANNEL);
  const answers = new Set<string>();
  channel.addEventListener('message', ({ data }: MessageEvent<{ asks?: unknown; mailbox?: unknown }>) => {
    const mailbox = ownMailbox();
    if (data?.asks === true && mailbox !== null) channel.postMessage({ mailbox });
    if (typeof data?.mailbox === 'string') answers.add(data.mailbox);
  });
  signal.addEventListener('abort', () => channel.close(), { once: true });
  return {
    ask: async () => {
      answers.clear();
      channel.postMessage({ asks: true });
      await new Promise((resolve) => setTimeout(resolve, ANSWER_WITHIN_MS));
      const [only, ...others] = answers;
      return others.length === 0 ? (only ?? null) : null;
    },
  };
}
