/**
 * Which versions of a ticket this browser's own outbox made. Several edits may be made offline, all on the version that was
 * seen last; each then stands on the one before it, and none of them is somebody else's change.
 */
import type { TicketId } from '#lib/contract/ids.ts';
import type { Owner, Tables } from './tables.ts';

/** A version of a ticket, and the outbox entry that made it. */
export type OwnVersion = { version: number; by: string };

export type OwnVersions = {
  read(ticketId: TicketId): Promise<OwnVersion[]>;
  add(ticketId: TicketId, made: OwnVersion): Promise<void>;
};

/** More edits than these are not made of one ticket while it is out of reach. */
const VERSIONS_MAX = 50;

/** The versions that `owner` made here; kept with the cache, as losing them costs a needless question and no edit. */
export function createOwnVersions(tables: Tables, owner: Owner): OwnVersions {
  const keyOf = (ticketId: TicketId) => `own-versions ${ticketId}`;
  const read = async (ticketId: TicketId) =>
    ((await tables.get('cache', owner, keyOf(ticketId)))?.value as OwnVersion[] | undefined) ?? [];
  return {
    read,
    add: async (ticketId, made) => {
      const others = (await read(ticketId)).filter(({ by }) => by !== made.by);
      const value = [...others, made].slice(-VERSIONS_MAX);
      await tables.put('cache', { owner, key: keyOf(ticketId), at: Date.now(), value });
    },
  };
}

/** The version after `version` and all those that were made here right on top of it: 4 with own 5, 6 and 8 is 6. */
export function nextOwnVersion(version: number, own: readonly OwnVersion[]): number {
  const isOwn = own.some((made) => made.version === version + 1);
  return isOwn ? nextOwnVersion(version + 1, own) : version;
}
