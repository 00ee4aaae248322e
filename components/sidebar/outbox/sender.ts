/** The outbox of one signed-in user with everything that sending it touches on this computer. */
import type { Api } from '#lib/api/api.ts';
import { createCache } from '#lib/store/cache.ts';
import { createDrafts, draftKey } from '#lib/store/drafts.ts';
import { createKeptFiles } from '#lib/store/kept-files.ts';
import { createOutbox, type Outbox, type OutboxEntry } from '#lib/store/outbox.ts';
import { createOwnVersions } from '#lib/store/own-versions.ts';
import type { Owner, Tables } from '#lib/store/tables.ts';
import { sendEntry, type Sent } from './send-entry.ts';

export type Sender = { outbox: Outbox; send: (entry: OutboxEntry) => Promise<Sent> };

/** Sends as `owner`. What was sent leaves no draft behind, and shows in the ticket as it was last seen. */
export function createSender(options: { api: Api; tables: Tables; owner: Owner }): Sender {
  const { api, tables, owner } = options;
  const outbox = createOutbox(tables, owner);
  const drafts = createDrafts(tables, owner);
  const cache = createCache(tables, owner);
  const files = createKeptFiles(tables, owner);
  const desk = { api, outbox, ownVersions: createOwnVersions(tables, owner) };
  return {
    outbox,
    send: async (entry) => {
      const sent = await sendEntry(desk, entry);
      // Before its entry goes, as its files find it by that.
      if (sent.ticket !== undefined && entry.kind === 'create-ticket')
        await files.noteMade(entry.id, { ticketId: sent.ticket.id, at: Date.now() });
      // Nobody waits for these: the number is what a person looks for.
      if (sent.outcome === 'sent' && entry.kind === 'create-ticket')
        void drafts.remove(draftKey(entry.place, 'new-ticket')).catch(() => {});
      if (sent.ticket !== undefined)
        void cache.write(`ticket ${sent.ticket.id}`, sent.ticket, Date.now()).catch(() => {});
      return sent;
    },
  };
}
