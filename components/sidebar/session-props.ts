import type { MailHost } from '#lib/mail/mail-host.ts';
import type { ConnectionStore } from '#lib/store/connection.ts';
import type { Tables } from '#lib/store/tables.ts';

/** A signed-in user at a companion, and the places around. */
export type SessionProps = {
  address: string;
  token: string;
  user: { id: string; name: string };
  host: MailHost;
  store: ConnectionStore;
  tables: Tables;
  /** Something waits to be sent: whoever sends it should this page be closed. Absent: nobody does. */
  onKept?: (() => void) | undefined;
};
