/** The content script's side of marked rows: asks the worker about the threads on screen, in as few calls as may be. */
import { type MailHost, type RowMark } from '#lib/mail/mail-host.ts';
import { askWorker, RowMarks } from './mail-page-calls.ts';

/** Limit of the companion's route. */
const BATCH_MAX = 50;
/** Rows come one by one while Gmail draws its list. */
const GATHER_MS = 120;
/** Marks carry time left, in minutes. Nobody is asked for a page that nobody sees. */
const AGAIN_MS = 60_000;

type Options = { mailbox: string; signal: AbortSignal };

/** Serves until the signal aborts. */
export function serveRows(host: MailHost, { mailbox, signal }: Options): void {
  if (!host.can.decorateRows) return;
  let shown: string[] = [];
  let turn = 0;
  let gathering: ReturnType<typeof setTimeout> | undefined;
  const refresh = async (): Promise<void> => {
    if (shown.length === 0 || document.visibilityState === 'hidden' || signal.aborted) return;
    const mine = (turn += 1);
    const marks = await readMarks(mailbox, shown).catch(() => null);
    // A later list has asked meanwhile; without an answer marks stay as they were.
    if (marks !== null && mine === turn && !signal.aborted) host.markRows(marks);
  };
  host.watchRows(
    (providerThreadIds) => {
      shown = providerThreadIds;
      clearTimeout(gathering);
      gathering = setTimeout(() => void refresh(), GATHER_MS);
    },
    { signal },
  );
  const timer = setInterval(() => void refresh(), AGAIN_MS);
  document.addEventListener('visibilitychange', () => void refresh(), { signal });
  signal.addEventListener('abort', () => (clearInterval(timer), clearTimeout(gathering)), { once: true });
}

async function readMarks(mailbox: string, ids: readonly string[]): Promise<RowMark[]> {
  const marks: RowMark[] = [];
  for (let start = 0; start < ids.length; start += BATCH_MAX) {
    const providerThreadIds = ids.slice(start, start + BATCH_MAX);
    const answer = await askWorker({ type: 'threadside:rows', mailbox, providerThreadIds });
    marks.push(...RowMarks.parse(answer));
  }
  return marks;
}
