import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { MailHost, MailThread } from '#lib/mail/mail-host.ts';
import type { ConnectionStore } from '#lib/store/connection.ts';
import type { Tables } from '#lib/store/tables.ts';
import { countUnsent, type Unsent } from '#lib/store/unsent.ts';
import { signOut } from '#lib/contract/sessions.ts';
import { NoThreadScreen } from './no-thread-screen.tsx';
import { ServicesProvider } from './services.tsx';
import { SignOutScreen } from './connect/sign-out-screen.tsx';
import { ThreadPane } from './thread/thread-pane.tsx';
import { useSessionServices } from './use-session-services.ts';

export type SessionProps = {
  address: string;
  token: string;
  user: { id: string; name: string };
  host: MailHost;
  store: ConnectionStore;
  tables: Tables;
};

type Props = SessionProps & {
  /** Null: no thread is open; undefined: the host has not said yet. */
  thread: MailThread | null | undefined;
};

/** Everything behind the sign-in, for one user at one companion. */
export function SignedIn({ thread, ...session }: Props) {
  const { tables, store } = session;
  const client = useQueryClient();
  const [unsent, setUnsent] = useState<Unsent | null>(null);
  const services = useSessionServices(session, async () => {
    const found = await countUnsent(tables, services.owner).catch(() => ({ creates: 0, drafts: 0 }));
    if (found.creates + found.drafts === 0) await leave();
    else setUnsent(found);
  });
  const leave = async () => {
    await services.api(signOut, {}).catch(() => {});
    await tables.clear();
    client.clear();
    await store.update({ token: null, user: null, device: null });
  };
  if (unsent !== null) return <SignOutScreen unsent={unsent} onLeave={leave} onStay={() => setUnsent(null)} />;
  return (
    <ServicesProvider value={services}>
      {thread === null && <NoThreadScreen />}
      {thread != null && <ThreadPane key={thread.key} thread={thread} />}
    </ServicesProvider>
  );
}
