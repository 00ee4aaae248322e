/**
 * Files of a mail on their way to a ticket: each is named here when its ticket is saved, then holds its bytes, and goes when the
 * companion has them. So a page that is closed meanwhile loses no file without a word.
 */
import type { Problem } from '#lib/contract/errors.ts';
import type { TicketId } from '#lib/contract/ids.ts';
import type { Owner, Tables } from './tables.ts';

export type KeptFile = {
  /** Also the idempotency key. */
  id: string;
  /** The outbox entry that makes its ticket. */
  createId: string;
  /** Thread it came with, as the cache knows it. */
  place: string;
  /** Where it is in the mail. */
  messageKey: string;
  fileKey: string;
  name: string;
  /** Bytes as the mail program counts them; null where it does not tell. */
  size: number | null;
  createdAt: number;
  /** Absent: it is in the mail only. */
  bytes?: Blob;
  /** Why the companion refused it: it stays until a person has decided. */
  problem?: Problem;
};

/** The ticket that an outbox entry made, and when (epoch milliseconds). */
export type Made = { ticketId: TicketId; at: number };

export type KeptFiles = {
  put(file: KeptFile): Promise<void>;
  /** Puts it in the place of what is kept under its id; not when that was taken out meanwhile. */
  replace(file: KeptFile): Promise<void>;
  /** Null when it is sent or discarded. */
  get(id: string): Promise<KeptFile | null>;
  /** Oldest first. */
  list(): Promise<KeptFile[]>;
  remove(id: string): Promise<void>;
  noteMade(createId: string, made: Made): Promise<void>;
  /** Null while its ticket is not made, or when it never was. */
  findMade(createId: string): Promise<Made | null>;
};

/** The files of `owner`. */
export function createKeptFiles(tables: Tables, owner: Owner): KeptFiles {
  const put = (file: KeptFile) =>
    tables.put('files', { owner, key: file.id, at: file.createdAt, value: file });
  const get = async (id: string) =>
    ((await tables.get('files', owner, id))?.value as KeptFile | undefined) ?? null;
  const madeKey = (createId: string) => `made ${createId}`;
  return {
    put,
    get,
    replace: async (file) => {
      if ((await get(file.id)) !== null) await put(file);
    },
    list: async () => (await tables.list('files', owner)).map((row) => row.value as KeptFile),
    remove: (id) => tables.remove('files', owner, id),
    noteMade: (createId, made) =>
      tables.put('cache', { owner, key: madeKey(createId), at: made.at, value: made }),
    findMade: async (createId) =>
      ((await tables.get('cache', owner, madeKey(createId)))?.value as Made | undefined) ?? null,
  };
}
