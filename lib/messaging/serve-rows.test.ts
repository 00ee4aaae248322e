import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createFakeMailHost } from '#lib/mail/fake/fake-mail-host.ts';
import type { MailHost, RowMark, ShownRows } from '#lib/mail/mail-host.ts';

const asked: string[][] = [];
let answer: (ids: string[]) => unknown = (ids) => ids.map(markOf);
vi.mock('wxt/browser', () => ({
  browser: {
    runtime: {
      sendMessage: async ({ providerThreadIds }: { providerThreadIds: string[] }) => {
        asked.push(providerThreadIds);
        return answer(providerThreadIds);
      },
    },
  },
}));
const { serveRows } = await import('./serve-rows.ts');

function markOf(providerThreadId: string): RowMark {
  return { providerThreadId, shape: 'open', name: 'TKT-E001', words: 'Open', time: null, others: 0 };
}

const ids = (count: number) => Array.from({ length: count }, (_, index) => `19${index}`);

/** A host whose list the test fills, and the marks that it was given last. */
function setUp() {
  let show = (_rows: ShownRows): void => {};
  const marked: RowMark[][] = [];
  const host: MailHost = {
    ...createFakeMailHost(),
    watchRows: (listener) => (show = listener),
    markRows: (marks) => marked.push(marks),
  };
  const ending = new AbortController();
  serveRows({ ...host, can: { ...host.can, decorateRows: true } }, { signal: ending.signal });
  const showIn = (mailbox: string, list: string[]) => show({ mailbox, providerThreadIds: list });
  return { show: (list: string[]) => showIn('ana@norrvik.example', list), showIn, marked, ending };
}

describe('serveRows', () => {
  const page = { visibilityState: 'visible', addEventListener: () => {} };
  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('document', page);
    asked.length = 0;
    page.visibilityState = 'visible';
    answer = (list) => list.map(markOf);
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('asks once for a page whose rows come one by one, and again after a minute', async () => {
    const { show, marked } = setUp();
    for (let count = 1; count <= 50; count += 1) show(ids(count));
    await vi.advanceTimersByTimeAsync(200);
    expect(asked).toEqual([ids(50)]);
    expect(marked.at(-1)).toHaveLength(50);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked).toHaveLength(2);
  });

  it('asks for no more than 50 at once', async () => {
    const { show, marked } = setUp();
    show(ids(120));
    await vi.advanceTimersByTimeAsync(200);
    expect(asked.map(({ length }) => length)).toEqual([50, 50, 20]);
    expect(marked.at(-1)).toHaveLength(120);
  });

  it('asks only for rows that are new while a list is scrolled, and keeps the marks of those that come back', async () => {
    const { show, marked } = setUp();
    show(ids(4));
    await vi.advanceTimersByTimeAsync(200);
    show(ids(6).slice(2));
    await vi.advanceTimersByTimeAsync(200);
    show(ids(4));
    await vi.advanceTimersByTimeAsync(200);
    expect(asked).toEqual([ids(4), ids(6).slice(4)]);
    expect(marked.at(-1)).toHaveLength(6);
  });

  it.each(['the same list is told again', 'the list was gone', 'it is of another mailbox'])(
    'asks for all when %s',
    async (why) => {
      const { show, showIn } = setUp();
      show(ids(3));
      await vi.advanceTimersByTimeAsync(200);
      if (why === 'the list was gone') show([]);
      if (why === 'it is of another mailbox') showIn('support@norrvik.example', ids(2));
      else show(ids(why === 'the list was gone' ? 2 : 3));
      await vi.advanceTimersByTimeAsync(200);
      expect(asked).toHaveLength(2);
    },
  );

  it('leaves marks as they are without an answer, and asks nothing for a page that nobody sees', async () => {
    const { show, marked } = setUp();
    answer = () => null;
    show(ids(2));
    await vi.advanceTimersByTimeAsync(200);
    expect(marked).toEqual([]);
    page.visibilityState = 'hidden';
    await vi.advanceTimersByTimeAsync(180_000);
    expect(asked).toHaveLength(1);
  });

  it('ends with its signal', async () => {
    const { show, marked, ending } = setUp();
    show(ids(2));
    ending.abort();
    await vi.advanceTimersByTimeAsync(120_000);
    expect(asked).toEqual([]);
    expect(marked).toEqual([]);
  });
});
