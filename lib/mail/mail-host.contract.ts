/** What every MailHost guarantees. Each host's own test calls this with a way to play the person in its mail program. */
import { afterEach, describe, expect, it } from 'vitest';
import { MailHostError, type MailHost, type MailThread, type Theme } from './mail-host.ts';

/** A host under test and the person in front of it. Two threads exist, of which `first` has several messages. */
export type MailHostSubject = {
  host: MailHost;
  open(which: 'first' | 'second'): Promise<void>;
  close(): Promise<void>;
  setTheme(theme: Theme): Promise<void>;
  /** While true the mail program does not hand out Message-IDs of threads opened anew. */
  failIdentity(fails: boolean): Promise<void>;
  /** `messageId` is null for a host that cannot read any. */
  expected: {
    mailbox: string;
    subject: string;
    sender: string;
    messageId: string | null;
    bodyIncludes: string;
    /** Of the newest message of `first`; that of `second` has none. */
    files: ExpectedFile[];
  };
};

/** A file as it must be told, and as it must be read. */
export type ExpectedFile = { name: string; size: number | null; mediaType: string; bytes: Uint8Array };

/**
 * Runs the suite; `subject` is asked at each test, so that it may be made in a `beforeAll`. A host without Message-IDs keeps
 * all of it but what is about them, and instead says from the first moment that there are none. One that cannot read files
 * refuses to.
 */
export function describeMailHost(
  name: string,
  subject: () => MailHostSubject,
  { readsMessageIds = true, readsFiles = true } = {},
): void {
  describe(`MailHost contract of ${name}`, () => {
    const watching: AbortController[] = [];
    afterEach(() => watching.splice(0).forEach((controller) => controller.abort()));

    const watch = (): { threads: (MailThread | null)[]; until: Until; stop: () => void } => {
      const controller = new AbortController();
      watching.push(controller);
      const threads: (MailThread | null)[] = [];
      subject().host.watchThread((thread) => threads.push(thread), { signal: controller.signal });
      return { threads, until: untilLast(threads), stop: () => controller.abort() };
    };
    const settled = readsMessageIds ? 'known' : 'absent';
    const isKnown = (thread: MailThread | null): boolean =>
      thread?.identity.state === settled && thread.messages.length > 0;
    const isFirst = (thread: MailThread | null): boolean =>
      isKnown(thread) && thread?.subject === subject().expected.subject;
    const isSecond = (thread: MailThread | null): boolean => isKnown(thread) && !isFirst(thread);

    /** Key of the newest message once that thread is open. */
    const openNewest = async (which: 'first' | 'second'): Promise<string> => {
      const { until } = watch();
      await subject().open(which);
      const thread = await until(which === 'first' ? isFirst : isSecond);
      return thread?.messages.at(-1)?.key ?? '';
    };

    it('says by its capabilities whether it reads Message-IDs and files', () => {
      expect(subject().host.can).toMatchObject({ readMessageIds: readsMessageIds, readFiles: readsFiles });
    });

    it('tells null when no thread is open', async () => {
      await subject().close();
      const { until } = watch();
      expect(await until((thread) => thread === null)).toBeNull();
    });

    it('tells subject, mailbox, newest sender and Message-ID of a thread when it opens', async () => {
      const { expected } = subject();
      const { until } = watch();
      await subject().open('first');
      const thread = await until(isFirst);
      const newest = thread?.messages.at(-1);
      expect(thread).toMatchObject({ mailbox: expected.mailbox, subject: expected.subject });
      expect(newest?.sender.address).toBe(expected.sender);
      expect(newest?.messageId).toBe(expected.messageId);
      for (const id of newest?.references ?? []) expect(id).not.toMatch(/[<>\s]/);
    });

    it('tells the open thread at once when somebody starts to watch late', async () => {
      const early = watch();
      await subject().open('first');
      await early.until(isFirst);
      expect(isKnown(watch().threads[0] ?? null)).toBe(true);
    });

    it('gives another key when another thread opens, and null when it closes', async () => {
      const { until } = watch();
      await subject().open('first');
      const first = await until(isFirst);
      await subject().open('second');
      const second = await until(isSecond);
      expect(second?.key).not.toBe(first?.key);
      await subject().close();
      expect(await until((thread) => thread === null)).toBeNull();
    });

    it('gives no message a key that a message of another thread had', async () => {
      const { until } = watch();
      await subject().open('first');
      const first = await until(isFirst);
      await subject().open('second');
      const second = await until(isSecond);
      const keys = [first, second].flatMap((thread) => thread?.messages.map(({ key }) => key) ?? []);
      expect(new Set(keys).size).toBe(keys.length);
    });

    it('is silent after its signal aborted', async () => {
      const stopped = watch();
      stopped.stop();
      const before = stopped.threads.length;
      const other = watch();
      await subject().open('second');
      await other.until(isSecond);
      expect(stopped.threads).toHaveLength(before);
    });

    it('reads the body of a message, and rejects for one that is not there', async () => {
      const { until } = watch();
      await subject().open('first');
      const thread = await until(isFirst);
      const body = await subject().host.readBody(thread?.messages.at(-1)?.key ?? '');
      expect(body.text).toContain(subject().expected.bodyIncludes);
      await expect(subject().host.readBody('no such message')).rejects.toBeInstanceOf(MailHostError);
    });

    it.runIf(readsFiles)('lists the files of a message with name, size and type', async () => {
      const { host, expected } = subject();
      const files = await host.listFiles(await openNewest('first'));
      expect(files.map(({ key: _key, ...told }) => told)).toEqual(
        expected.files.map(({ bytes: _bytes, ...told }) => told),
      );
      expect(new Set(files.map(({ key }) => key)).size).toBe(files.length);
    });

    it.runIf(readsFiles)('reads each file byte for byte, with its type', async () => {
      const { host, expected } = subject();
      const key = await openNewest('first');
      const files = await host.listFiles(key);
      expect(files.length).toBeGreaterThan(0);
      for (const [index, file] of files.entries()) {
        const read = await host.readFile(key, file.key);
        expect(read.type).toBe(file.mediaType);
        expect(Buffer.compare(await bytesOf(read), expected.files[index]?.bytes ?? new Uint8Array())).toBe(0);
      }
    });

    it.runIf(readsFiles)('lists nothing for a message without files', async () => {
      expect(await subject().host.listFiles(await openNewest('second'))).toEqual([]);
    });

    it('rejects for files of a message that is not there, and for a file that is not there', async () => {
      const { host } = subject();
      const key = await openNewest('first');
      await expect(host.listFiles('no such message')).rejects.toBeInstanceOf(MailHostError);
      await expect(host.readFile('no such message', '0')).rejects.toBeInstanceOf(MailHostError);
      await expect(host.readFile(key, 'no such file')).rejects.toBeInstanceOf(MailHostError);
    });

    it('says whether a thread is the open one when asked, before and after another is opened', async () => {
      const { until } = watch();
      await subject().open('first');
      const first = await until(isFirst);
      expect(await subject().host.isOpen(first?.key ?? '')).toBe(true);
      expect(await subject().host.isOpen('no such thread')).toBe(false);
      await subject().open('second');
      await until(isSecond);
      expect(await subject().host.isOpen(first?.key ?? '')).toBe(false);
    });

    it.runIf(readsMessageIds)(
      'says that identity failed, and knows it after a retry when the mail program answers again',
      async () => {
        await subject().close();
        await subject().failIdentity(true);
        const { until } = watch();
        await subject().open('second');
        const failed = await until((thread) => thread?.identity.state === 'failed');
        expect(failed?.messages.every(({ messageId }) => messageId === null)).toBe(true);
        await subject().failIdentity(false);
        subject().host.retryIdentity(failed?.key ?? '');
        expect(isKnown(await until(isKnown))).toBe(true);
      },
    );

    it.skipIf(readsMessageIds)('never says that Message-IDs may still come, also after a retry', async () => {
      const { threads, until } = watch();
      await subject().open('first');
      const thread = await until(isFirst);
      subject().host.retryIdentity(thread?.key ?? '');
      await subject().open('second');
      await until(isSecond);
      const told = threads.filter((each) => each !== null);
      expect(told.flatMap(({ messages }) => messages.map(({ messageId }) => messageId))).not.toContain(
        expect.anything(),
      );
      expect(new Set(told.map(({ identity }) => identity.state))).toEqual(new Set(['absent']));
    });

    it('tells the theme at once and when it changes', async () => {
      const controller = new AbortController();
      watching.push(controller);
      const themes: Theme[] = [];
      subject().host.watchTheme((theme) => themes.push(theme), { signal: controller.signal });
      expect(themes).toHaveLength(1);
      const other = themes[0] === 'light' ? 'dark' : 'light';
      await subject().setTheme(other);
      await expect.poll(() => themes.at(-1)).toBe(other);
      await subject().setTheme('light');
    });

    it('takes a ticket count for a thread that is not open without complaint', () => {
      expect(() => subject().host.showTicketCount('no such thread', 3)).not.toThrow();
    });
  });
}

async function bytesOf(file: Blob): Promise<Uint8Array> {
  return new Uint8Array(await file.arrayBuffer());
}

type Until = (matches: (thread: MailThread | null) => boolean) => Promise<MailThread | null>;

const WAIT_MS = 10_000;

/** Resolves with the last told thread once it matches. */
function untilLast(threads: (MailThread | null)[]): Until {
  return async (matches) => {
    const last = (): MailThread | null | undefined => threads.at(-1);
    await expect
      .poll(() => threads.length > 0 && matches(last() ?? null), {
        timeout: WAIT_MS,
        message: `last told: ${JSON.stringify(last())}`,
      })
      .toBe(true);
    return last() ?? null;
  };
}
