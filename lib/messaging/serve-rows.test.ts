import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createFakeMailHost } from '#lib/mail/fake/fake-mail-host.ts';
import type { MailHost, RowMark } from '#lib/mail/mail-host.ts';

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
  let show = (_ids: string[]): void => {};
  const marked: RowMark[][] = [];
  const host: MailHost = {
    ...createFakeMailHost(),
    watchRows: (listener) => (show = listener),
    markRows: (marks) => marked.push(marks),
  };
  const ending = new AbortController();
  serveRows(
    { ...host, can: { ...host.can, decorateRows: true } },
    { mailbox: 'ana@norrvik.example', signal: ending.signal },
  );
  return { show: (list: string[]) => show(list), marked, ending };
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
