/** The content script's side of marked rows: asks the worker about the threads on screen, in as few calls as may be. */
import { type MailHost, type RowMark, type ShownRows } from '#lib/mail/mail-host.ts';
import { askWorker, RowMarks, type RowsCall } from './mail-page-calls.ts';

/** Limit of the companion's route. */
const BATCH_MAX = 50;
/** Rows come one by one while a list is drawn or scrolled. */
const GATHER_MS = 120;
/** Marks carry time left, in minutes. Nobody is asked for a page that nobody sees. */
const AGAIN_MS = 60_000;

/** Serves until the signal aborts. */
export function serveRows(host: MailHost, { signal }: { signal: AbortSignal }): void {
  if (!host.can.decorateRows) return;
  let shown: ShownRows = { mailbox: '', providerThreadIds: [] };
  /** What was answered since all were last asked for: rows that are scrolled away and back are not asked for again. */
  let known = new Map<string, RowMark | null>();
  let turn = 0;
  let gathering: ReturnType<typeof setTimeout> | undefined;
  const askUnknown = async (): Promise<void> => {
    const ids = shown.providerThreadIds.filter((id) => !known.has(id));
    if (ids.length === 0 || document.visibilityState === 'hidden' || signal.aborted) return;
    const mine = (turn += 1);
    const call = { type: 'threadside:rows', provider: host.provider, mailbox: shown.mailbox } as const;
    const marks = await readMarks(call, ids).catch(() => null);
    // A later list has asked meanwhile; without an answer marks stay as they were.
    if (marks === null || mine !== turn || signal.aborted) return;
    for (const id of ids) known.set(id, null);
    for (const mark of marks) known.set(mark.providerThreadId, mark);
    host.markRows([...known.values()].filter((mark) => mark !== null));
  };
  const askAll = (): void => {
    known = new Map();
    void askUnknown();
  };
  host.watchRows(
    (rows) => {
      if (isAskedAnew(shown, rows)) known = new Map();
      shown = rows;
      clearTimeout(gathering);
      gathering = setTimeout(() => void askUnknown(), GATHER_MS);
    },
    { signal },
  );
  const timer = setInterval(askAll, AGAIN_MS);
  document.addEventListener('visibilitychange', askAll, { signal });
  signal.addEventListener('abort', () => (clearInterval(timer), clearTimeout(gathering)), { once: true });
}

/** Another mailbox's list, one that was gone meanwhile, or the same one told again. */
function isAskedAnew(before: ShownRows, { mailbox, providerThreadIds: ids }: ShownRows): boolean {
  return ids.length === 0 || mailbox !== before.mailbox || String(ids) === String(before.providerThreadIds);
}

async function readMarks(call: Omit<RowsCall, 'providerThreadIds'>, ids: string[]): Promise<RowMark[]> {
  const marks: RowMark[] = [];
  for (let start = 0; start < ids.length; start += BATCH_MAX) {
    const answer = await askWorker({ ...call, providerThreadIds: ids.slice(start, start + BATCH_MAX) });
    marks.push(...RowMarks.parse(answer));
  }
  return marks;
}
