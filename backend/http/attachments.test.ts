/** Files with tickets: kept whole, seen by those who see the ticket, sent as downloads, within their room. */
import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ApiProblem } from '#lib/api/api-errors.ts';
import { FILE_BYTES_MAX, removeAttachment, type Attachment } from '#lib/contract/attachments.ts';
import type { Problem } from '#lib/contract/errors.ts';
import { deleteTicket, restoreTicket } from '#lib/contract/ticket-life.ts';
import { createTicket, readTicket, updateTicket, type Ticket } from '#lib/contract/tickets.ts';
import { describeOnEngines } from '#backend/testing/engines.ts';
import { startTestCompanion, type TestCompanion, type TestUser } from '#backend/testing/test-companion.ts';

describeOnEngines('files', (open) => {
  let companion: TestCompanion;
  let ticket: Ticket;
  beforeAll(async () => {
    companion = await startTestCompanion(await open());
  });
  beforeEach(async () => {
    ticket = await companion.agent.api(createTicket, { body: { subject: 'With files' } });
  });
  afterAll(() => companion.close());

  const address = () => `${companion.url}/api/tickets/${ticket.id}/attachments`;
  const bearer = (user: TestUser) => ({ authorization: `Bearer ${user.token}` });
  const reread = () => companion.admin.api(readTicket, { params: { ticketId: ticket.id } });

  async function upload(name: string, bytes: Uint8Array, headers: Record<string, string> = {}) {
    const answer = await fetch(`${address()}?name=${encodeURIComponent(name)}`, {
      method: 'POST',
      headers: { ...bearer(companion.agent), 'content-type': 'application/octet-stream', ...headers },
      body: bytes as Uint8Array<ArrayBuffer>,
    });
    return { status: answer.status, body: (await answer.json()) as Attachment & Problem };
  }

  const download = (file: Attachment, user = companion.agent) =>
    fetch(`${address()}/${file.id}`, { headers: bearer(user) });

  const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

  it.each([0, 1, 262_143, 262_144, 262_145, 3_000_000])('of %i bytes come back whole', async (size) => {
    const bytes = randomBytes(size);
    const { status, body } = await upload('scanner.log', bytes);
    expect([status, body.name, body.sizeBytes, body.addedBy.name]).toEqual([
      201,
      'scanner.log',
      size,
      'Ana Ribeiro',
    ]);
    const answer = await download(body);
    expect(hash(new Uint8Array(await answer.arrayBuffer()))).toBe(hash(bytes));
    expect((await reread()).attachments).toEqual([body]);
    expect((await reread()).timeline.at(-1)).toMatchObject({ kind: 'file-added', to: 'scanner.log' });
  });

  it('of any type are sent as downloads that no page can be made of', async () => {
    const { body } = await upload('../evil "page".html', Buffer.from('<script>alert(1)</script>'), {
      'content-type': 'text/html',
    });
    expect(body.name).toBe('evil page.html');
    const { headers } = await download(body);
    expect(headers.get('content-type')).toBe('application/octet-stream');
    expect(headers.get('content-disposition')).toBe(
      `attachment; filename="evil page.html"; filename*=UTF-8''evil%20page.html`,
    );
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toBe("sandbox; default-src 'none'");
    expect(headers.get('cache-control')).toBe('private, no-store');
  });

  it('of JSON are files too, not read as a body', async () => {
    const { status, body } = await upload('data.json', Buffer.from('{"broken'), {
      'content-type': 'application/json',
    });
    expect([status, body.sizeBytes]).toEqual([201, 8]);
  });

  it('are not found through another ticket, by others than those who see it, or once it is deleted', async () => {
    const { body: file } = await upload('secret.txt', Buffer.from('x'));
    const other = await companion.agent.api(createTicket, { body: { subject: 'Another' } });
    const elsewhere = `${companion.url}/api/tickets/${other.id}/attachments/${file.id}`;
    expect((await fetch(elsewhere, { headers: bearer(companion.agent) })).status).toBe(404);
    expect((await fetch(`${address()}/${file.id}`)).status).toBe(401);
    const stranger = await companion.addUser('Agent');
    const { db } = companion.database;
    await db.updateTable('workspace').set({ ticket_visibility: 'private' }).execute();
    expect((await download(file, stranger)).status).toBe(404);
    expect((await download(file)).status).toBe(200);
    await db.updateTable('workspace').set({ ticket_visibility: 'public' }).execute();
    await companion.admin.api(deleteTicket, { params: { ticketId: ticket.id } });
    expect((await download(file, companion.admin)).status).toBe(404);
    await companion.admin.api(restoreTicket, { params: { ticketId: ticket.id } });
    expect((await download(file)).status).toBe(200);
  });

  it('are removed while the ticket is open, and only read once it is closed', async () => {
    const [kept, gone] = [
      (await upload('kept.txt', Buffer.from('k'))).body,
      (await upload('gone.txt', Buffer.from('g'))).body,
    ];
    const remove = ({ id }: Attachment) =>
      companion.agent.api(removeAttachment, { params: { ticketId: ticket.id, attachmentId: id } });
    await remove(gone);
    expect((await download(gone)).status).toBe(404);
    expect((await reread()).timeline.at(-1)).toMatchObject({ kind: 'file-removed', from: 'gone.txt' });
    const body = { version: (await reread()).version, status: 'closed' as const };
    await companion.agent.api(updateTicket, { params: { ticketId: ticket.id }, body });
    const refusal = await remove(kept).catch((cause: unknown) => (cause as ApiProblem).code);
    expect(refusal).toBe('ticket_closed');
    expect((await upload('late.txt', Buffer.from('l'))).body.code).toBe('ticket_closed');
    expect((await download(kept)).status).toBe(200);
  });

  describe('under a key', () => {
    const key = (value: string) => ({ 'idempotency-key': value });

    it('are there once, however often and at whatever time they are sent', async () => {
      const bytes = randomBytes(300_000);
      const twins = await Promise.all([1, 2, 3].map(() => upload('log.txt', bytes, key('one'))));
      const { version, attachments } = await reread();
      expect(attachments).toHaveLength(1);
      expect(twins.map(({ status, body }) => [status, body])).toEqual(twins.map(() => [201, attachments[0]]));
      const body = { version, status: 'closed' as const };
      await companion.agent.api(updateTicket, { params: { ticketId: ticket.id }, body });
      expect((await upload('log.txt', bytes, key('one'))).body).toEqual(attachments[0]);
      expect((await reread()).attachments).toHaveLength(1);
      expect(await countRows()).toEqual(await countRows(true));
    });

    it('are refused when the key was another file’s, and may use it again after a refusal', async () => {
      await upload('first.txt', Buffer.from('1'), key('two'));
      const reused = await upload('second.txt', Buffer.from('2'), key('two'));
      expect([reused.status, reused.body.code]).toEqual([422, 'idempotency_key_reused']);
      const before = companion.companion.filesBytesMax;
      companion.companion.filesBytesMax = 0;
      expect((await upload('third.txt', Buffer.from('3'), key('three'))).body.code).toBe('no_room');
      companion.companion.filesBytesMax = before;
      expect((await upload('third.txt', Buffer.from('3'), key('three'))).status).toBe(201);
    });
  });

  describe('that are too much', () => {
    it('are refused above the limit of one file, and leave nothing behind', async () => {
      const { status, body } = await upload('film.mp4', Buffer.alloc(FILE_BYTES_MAX + 1));
      expect([status, body.code, body.detail]).toEqual([
        413,
        'body_too_large',
        expect.stringContaining('25 MB'),
      ]);
      expect(await countRows()).toEqual(await countRows(true));
    });

    it('are refused when the workspace has no room, which removing one makes again', async () => {
      const before = companion.companion.filesBytesMax;
      const { body: first } = await upload('first.bin', Buffer.alloc(1000));
      companion.companion.filesBytesMax = await sumOfFiles();
      expect((await upload('second.bin', Buffer.alloc(10))).body.code).toBe('no_room');
      await companion.agent.api(removeAttachment, {
        params: { ticketId: ticket.id, attachmentId: first.id },
      });
      expect((await upload('third.bin', Buffer.alloc(1001))).body.code).toBe('no_room');
      expect((await upload('fourth.bin', Buffer.alloc(1000))).status).toBe(201);
      companion.companion.filesBytesMax = before;
      expect(await countRows()).toEqual(await countRows(true));
    });
  });

  it('that break off on their way are not there', async () => {
    const gone = new AbortController();
    const body = new ReadableStream({
      start: (stream) => {
        stream.enqueue(new Uint8Array(300_000));
        setTimeout(() => gone.abort(), 100);
      },
    });
    const init = {
      method: 'POST',
      headers: bearer(companion.agent),
      body,
      duplex: 'half',
      signal: gone.signal,
    };
    await expect(fetch(`${address()}?name=half.bin`, init as RequestInit)).rejects.toThrow(/abort/i);
    await expect.poll(() => countRows()).toEqual(await countRows(true));
    expect((await reread()).attachments).toEqual([]);
  });

  /** Files there are, begun or finished. */
  async function countRows(isFinished = false): Promise<number> {
    const { db } = companion.database;
    const all = await db.selectFrom('attachment').select('finished_at').execute();
    return isFinished ? all.filter(({ finished_at }) => finished_at !== null).length : all.length;
  }

  async function sumOfFiles(): Promise<number> {
    const rows = await companion.database.db.selectFrom('attachment').select('size_bytes').execute();
    return rows.reduce((sum, { size_bytes }) => sum + Number(size_bytes), 0);
  }
});
