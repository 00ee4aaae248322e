/**
 * Carries chosen files of a mail to the ticket that is made of it: each is read from the mail, kept on this computer, and sent when
 * the ticket is there and can no longer be undone. One after another, each with its own result.
 */
import type { Api } from '#lib/api/api.ts';
import { ApiProblem } from '#lib/api/api-errors.ts';
import { addAttachment, FILE_BYTES_MAX, type Attachment } from '#lib/contract/attachments.ts';
import type { Problem } from '#lib/contract/errors.ts';
import type { TicketId } from '#lib/contract/ids.ts';
import { UNDO_S } from '#lib/contract/tickets.ts';
import { t } from '#lib/i18n/i18n.ts';
import type { MailFile, MailHost } from '#lib/mail/mail-host.ts';
import type { KeptFile, KeptFiles } from '#lib/store/kept-files.ts';
import { createCarriedList, type CarriedFile } from './carried-list.ts';

/** The files chosen of one message, for the ticket that the outbox entry `createId` makes. */
export type ChosenFiles = { createId: string; place: string; messageKey: string; files: MailFile[] };

export type FileCarrier = {
  /** The same array until something changes, oldest first. */
  get: () => readonly CarriedFile[];
  subscribe: (listener: () => void) => () => void;
  add: (chosen: ChosenFiles) => Promise<void>;
  /** Reads or sends one again that failed. */
  retry: (id: string) => Promise<void>;
  /** Gives one up, or all of a ticket that will not be. */
  drop: (id: string) => Promise<void>;
  dropOf: (createId: string) => Promise<void>;
  /** Looks again at what is kept, also by other pages. */
  refresh: () => Promise<void>;
  /** Sends what waits. */
  flush: () => Promise<void>;
};

type Options = {
  api: Api;
  host: Pick<MailHost, 'listFiles' | 'readFile'>;
  files: KeptFiles;
  /** Whether the outbox still has the entry that makes the ticket. */
  isTicketAwaited: (createId: string) => Promise<boolean>;
  /** Runs `work` while no other page does. */
  withLock: (work: () => Promise<void>) => Promise<void>;
  /** The companion has it. */
  onKept: (ticketId: TicketId, file: Attachment) => void;
};

/** A little more than a create can be undone: what was taken back leaves no file behind, and no file keeps it from being. */
const HELD_MS = (UNDO_S + 2) * 1000;

const NAME_CHARS_MAX = 500;

export function createFileCarrier(options: Options): FileCarrier {
  const { api, host, files, isTicketAwaited, withLock, onKept } = options;
  const list = createCarriedList(files);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastRead = Promise.resolve();

  const flush = () =>
    withLock(async () => {
      await list.refresh();
      for (const { id, state } of list.get()) if (state === 'waiting' && !(await send(id))) return;
    });

  const flushIn = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void flush().catch(() => {}), ms);
  };

  /** False when nothing answers: what follows would get no further. */
  const send = async (id: string): Promise<boolean> => {
    const file = await files.get(id);
    if (file?.bytes === undefined || file.problem !== undefined) return true;
    const isAwaited = await isTicketAwaited(file.createId);
    const made = await files.findMade(file.createId);
    if (made === null && !isAwaited) await refuse(file, noTicket());
    if (made === null) return true;
    const heldMs = made.at + HELD_MS - Date.now();
    if (heldMs > 0) return (flushIn(heldMs), true);
    list.set(id, 'sending');
    const { ticketId } = made;
    const call = { params: { ticketId }, query: { name: file.name }, upload: file.bytes };
    try {
      onKept(ticketId, await api(addAttachment, call, { idempotencyKey: id }));
    } catch (cause) {
      const mayPass = !(cause instanceof ApiProblem) || isPassing(cause.problem.status);
      if (mayPass) list.set(id, 'waiting');
      else await refuse(file, cause.problem);
      return !mayPass;
    }
    await files.remove(id);
    list.set(id, 'kept');
    return true;
  };

  const refuse = async (file: KeptFile, problem: Problem) => {
    await files.replace({ ...file, problem });
    list.set(file.id, 'refused', problem);
  };

  const read = async (id: string) => {
    const file = await files.get(id);
    if (file === null) return;
    const bytes = await readFrom(host, file).catch(() => null);
    if (bytes === null) return list.set(id, 'unread');
    if (bytes.size > FILE_BYTES_MAX) return refuse(file, tooLarge());
    await files.replace({ ...file, bytes });
    list.set(id, 'waiting');
    flushIn(0);
  };

  const readInTurn = (id: string) => {
    list.set(id, 'reading');
    lastRead = lastRead.then(() => read(id)).catch(() => list.set(id, 'unread'));
  };

  const drop = async (id: string) => {
    list.forget(id);
    await files.remove(id);
  };

  return {
    get: list.get,
    subscribe: list.subscribe,
    refresh: list.refresh,
    flush,
    drop,
    add: async ({ files: chosen, ...rest }) => {
      const now = Date.now();
      for (const [index, { key, name, size }] of chosen.entries()) {
        const told = { fileKey: key, name: storable(name), size };
        const file = { id: crypto.randomUUID(), ...rest, ...told, createdAt: now + index };
        await files.put(file);
        list.add(file);
        readInTurn(file.id);
      }
    },
    retry: async (id) => {
      const file = await files.get(id);
      if (file === null) return;
      const { problem: _, ...again } = file;
      await files.replace(again);
      if (again.bytes === undefined) return readInTurn(id);
      list.set(id, 'waiting');
      await flush();
    },
    dropOf: async (createId) => {
      for (const file of await files.list()) if (file.createId === createId) await drop(file.id);
    },
  };
}

/** After a mail was left and opened again its files may be called otherwise: only the one that was chosen is taken. */
async function readFrom(host: Options['host'], { messageKey, fileKey, name }: KeptFile): Promise<Blob> {
  const found = (await host.listFiles(messageKey)).find(({ key }) => key === fileKey);
  if (found === undefined || storable(found.name) !== name) throw new Error('The file is not there.');
  return host.readFile(messageKey, fileKey);
}

/** No answer, a lost session and a busy or failing companion pass. */
function isPassing(status: number): boolean {
  return status === 401 || status === 429 || status >= 500;
}

/** The ticket was discarded, or nothing is known of it any more. */
function noTicket(): Problem {
  return { type: 'about:blank', title: t('mailFiles.noTicket'), status: 404, code: 'not_found' };
}

function tooLarge(): Problem {
  return { type: 'about:blank', title: t('mailFiles.tooLarge'), status: 413, code: 'body_too_large' };
}

/** The name as the companion takes it: one line that it can store. */
function storable(name: string): string {
  const line = name.toWellFormed().replaceAll(/\p{Cc}+/gu, ' ');
  return line.trim().slice(-NAME_CHARS_MAX) || '?';
}
