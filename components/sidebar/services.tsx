/** What the screens of a signed-in sidebar work with, handed down once. */
import { createContext, useContext } from 'react';
import type { Api } from '#lib/api/api.ts';
import type { CompanionAge } from '#lib/contract/contract-version.ts';
import type { MailHost } from '#lib/mail/mail-host.ts';
import type { Cache } from '#lib/store/cache.ts';
import type { Drafts } from '#lib/store/drafts.ts';
import type { Owner } from '#lib/store/tables.ts';
import type { FileCarrier } from './files/file-carrier.ts';
import type { OutboxRunner } from './outbox/outbox-runner.ts';

export type Services = {
  host: MailHost;
  api: Api;
  /** Origin of the companion. */
  address: string;
  user: { id: string; name: string };
  /** Whose rows this page reads and writes. */
  owner: Owner;
  cache: Cache;
  drafts: Drafts;
  outbox: OutboxRunner;
  files: FileCarrier;
  /** How old the companion is beside this extension; unknown until it has answered. */
  companionAge: CompanionAge;
  /** Ends the session here, after saying what is unsent. */
  askSignOut: () => void;
  /** Shows the user's own status, to look at or choose another. */
  openStatus: () => void;
};

const ServicesContext = createContext<Services | null>(null);

export const ServicesProvider = ServicesContext.Provider;

/** The services; only below a signed-in sidebar. */
export function useServices(): Services {
  const services = useContext(ServicesContext);
  if (services === null) throw new Error('useServices is used outside of a signed-in sidebar');
  return services;
}
