/** Follows what Gmail shows: thread views as InboxSDK tells of them, and threads that only its router knows of so far. */
import { type MailThread } from '#lib/mail/mail-host.ts';
import { watchLateThreads } from './late-thread.ts';
import { type GmailSdk } from './load-sdk.ts';
import { type MessageReader } from './message-reader.ts';
import { watchPreviewedThreads } from './preview-pane.ts';
import { openThread, type OpenThread } from './open-thread.ts';
import { type GmailThreadView, threadIdOf } from './sdk-views.ts';
import { type GmailSurface } from './surface.ts';

/** Thread ids stand in the page; only a draft just sent has none yet. */
const THREAD_ID_LIMIT_MS = 300;

/** Set when InboxSDK tells of a thread. It says nothing that the mail page does not know. */
const THREAD_EVENT_MARK = 'threadside:thread-event';

/** The threads of one tab. */
export type FollowedThreads = {
  /** The open thread, when its view can be read. */
  current(): OpenThread | null;
  /** The open thread as far as it is known; null when none is. */
  snapshot(): MailThread | null;
};

type Options = {
  surface: GmailSurface;
  reader: MessageReader;
  onChange: () => void;
  signal: AbortSignal;
};

/** A thread that is known by its route only. */
type LateThread = { thread: MailThread; closing: AbortController };

/** Follows until the signal aborts. */
export function followThreads(
  sdk: GmailSdk,
  { surface, reader, onChange, signal }: Options,
): FollowedThreads {
  const mailbox = sdk.User.getEmailAddress();
  const shown = new Set<GmailThreadView>();
  const open = new Map<GmailThreadView, OpenThread>();
  let late: LateThread | null = null;

  // A preview pane or a route change can have two threads in the page for a moment: the latest one counts.
  const current = (): OpenThread | null => [...open.values()].at(-1) ?? null;

  const follow = async (view: GmailThreadView): Promise<void> => {
    markThreadEvent();
    const closing = new AbortController();
    const ending = AbortSignal.any([closing.signal, signal]);
    shown.add(view);
    view.on('destroy', () => {
      closing.abort();
      shown.delete(view);
      if (!open.delete(view)) return;
      surface.showCount(null);
      onChange();
    });
    late?.closing.abort();
    surface.show(view, ending);
    const providerThreadId = await threadIdOf(view, THREAD_ID_LIMIT_MS);
    if (ending.aborted) return;
    const key = providerThreadId ?? nextKey();
    const handleChange = (thread: OpenThread): void => void (thread === current() && onChange());
    const options = { key, providerThreadId, mailbox, reader, onChange: handleChange, signal: ending };
    open.set(view, openThread(view, options));
  };

  const followLate = (thread: MailThread, routeClosing: AbortSignal): void => {
    const mine: LateThread = { thread, closing: new AbortController() };
    const ending = AbortSignal.any([mine.closing.signal, routeClosing]);
    late = mine;
    ending.addEventListener('abort', () => {
      if (late === mine) late = null;
      // When the SDK tells of it at last, the sidebar keeps showing it until its view has been read.
      if (routeClosing.aborted) onChange();
    });
    surface.dock(ending);
    onChange();
  };

  registerViews(sdk, { follow, refresh: (view) => open.get(view)?.refresh(), signal });
  const untold = { isTold: () => shown.size > 0, onLate: followLate, signal };
  watchLateThreads(sdk, untold);
  watchPreviewedThreads(mailbox, untold);
  return { current, snapshot: () => current()?.snapshot() ?? late?.thread ?? null };
}

type Handlers = {
  follow: (view: GmailThreadView) => Promise<void>;
  refresh: (view: GmailThreadView) => void;
  signal: AbortSignal;
};

function registerViews(sdk: GmailSdk, { follow, refresh, signal }: Handlers): void {
  const unregister = [
    sdk.Conversations.registerThreadViewHandler((view) => void follow(view)),
    sdk.Conversations.registerMessageViewHandlerAll((message) => refresh(message.getThreadView())),
  ];
  signal.addEventListener('abort', () => unregister.forEach((stop) => stop()), { once: true });
}

let keys = 0;

function nextKey(): string {
  return `thread-${(keys += 1)}`;
}

/** The benchmark measures from here. One mark is kept, as a mail tab stays open for days. */
function markThreadEvent(): void {
  performance.clearMarks(THREAD_EVENT_MARK);
  performance.mark(THREAD_EVENT_MARK);
}
