/** Rows of Gmail's lists, as InboxSDK announces them, and the marks on them. */
import { type MailHost, type RowMark, type ShownRows } from '#lib/mail/mail-host.ts';
import { type GmailSdk } from './load-sdk.ts';
import { drawRowMark, type DrawnMark, type ThreadRowView } from './row-mark.ts';
import { watchGmailTheme } from './theme.ts';

/** The rows of one tab. */
export type FollowedRows = { watch: MailHost['watchRows']; mark: MailHost['markRows'] };

type Row = { threadId: string; mark: DrawnMark | null };

/** Follows until the signal aborts. */
export function followRows(sdk: GmailSdk, signal: AbortSignal): FollowedRows {
  const rows = new Map<ThreadRowView, Row>();
  const listeners = new Set<(rows: ShownRows) => void>();
  const mailbox = sdk.User.getEmailAddress();
  let marks = new Map<string, RowMark>();
  const shown = (): ShownRows => ({
    mailbox,
    providerThreadIds: [...new Set([...rows.values()].map(({ threadId }) => threadId))],
  });
  const tell = (): void => {
    for (const listener of listeners) listener(shown());
  };
  const draw = (view: ThreadRowView, row: Row): void => {
    const mark = marks.get(row.threadId) ?? null;
    if (row.mark === null && mark === null) return;
    row.mark ??= drawRowMark(view);
    row.mark.show(mark);
  };
  const follow = async (view: ThreadRowView): Promise<void> => {
    // Null for rows of drafts alone, whose ids Gmail would have to be asked for.
    const threadId = await view.getThreadIDIfStableAsync().catch(() => null);
    if (threadId === null || view.destroyed || signal.aborted) return;
    const row: Row = { threadId, mark: null };
    rows.set(view, row);
    view.on('destroy', () => {
      rows.delete(view);
      tell();
    });
    // From what was known a moment ago, so that marks are there with the list.
    draw(view, row);
    tell();
  };
  const stop = sdk.Lists.registerThreadRowViewHandler((view: ThreadRowView) => void follow(view));
  watchGmailTheme(() => rows.forEach((row) => row.mark?.followTheme()), { signal });
  signal.addEventListener(
    'abort',
    () => {
      stop();
      for (const row of rows.values()) row.mark?.show(null);
    },
    { once: true },
  );
  return {
    watch: (listener, watch) => {
      listeners.add(listener);
      watch.signal.addEventListener('abort', () => listeners.delete(listener), { once: true });
      if (rows.size > 0) listener(shown());
    },
    mark: (next) => {
      marks = new Map(next.map((mark) => [mark.providerThreadId, mark]));
      for (const [view, row] of rows) draw(view, row);
    },
  };
}
