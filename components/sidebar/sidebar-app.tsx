import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import type { MailHost } from '#lib/mail/mail-host.ts';
import type { ConnectionStore } from '#lib/store/connection.ts';
import { createBrowserTables } from '#lib/store/indexed-db.ts';
import { createSafeTables } from '#lib/store/safe-tables.ts';
import { createMemoryTables, type Tables } from '#lib/store/tables.ts';
import { PlainRoot } from '../ui/theme/plain-root.tsx';
import { TipLayer } from '../ui/tip-layer.tsx';
import { ToastProvider } from '../ui/toast.tsx';
import { ConnectScreen } from './connect/connect-screen.tsx';
import type { RequestAccess } from './connect/find-companion.ts';
import { useConnection } from './connect/use-connection.ts';
import { SignedIn } from './signed-in.tsx';
import { StorageRefusedProvider } from './storage-bar.tsx';
import { useHostTheme, useMailThread } from './thread/use-mail-thread.ts';

type Props = {
  /** The mail program, real or through a port. */
  host: MailHost;
  connection: ConnectionStore;
  /** Absent: this browser's own storage, or memory where that is refused. */
  tables?: Tables;
  /** Absent: no leave is needed to talk to a companion (Chromium). */
  requestAccess?: RequestAccess;
  /** Something waits to be sent. Absent: only this page sends it. */
  onKept?: () => void;
};

/** The sidebar beside an e-mail thread: one app for the extension's frame and the add-in's pane. */
export function SidebarApp({ host, connection: store, tables: given, requestAccess, onKept }: Props) {
  const [client] = useState(() => new QueryClient());
  const [isRefused, setRefused] = useState(false);
  const [tables] = useState(
    () => given ?? createSafeTables(createBrowserTables(), createMemoryTables(), () => setRefused(true)),
  );
  const theme = useHostTheme(host);
  const thread = useMailThread(host);
  const connection = useConnection(store);
  return (
    <PlainRoot scheme={theme}>
      <QueryClientProvider client={client}>
        <StorageRefusedProvider value={isRefused}>
          <ToastProvider>
            {connection !== null && isSignedIn(connection) && (
              <SignedIn
                key={`${connection.address} ${connection.user.id}`}
                {...connection}
                host={host}
                store={store}
                tables={tables}
                thread={thread}
                onKept={onKept}
              />
            )}
            {connection !== null && !isSignedIn(connection) && (
              <ConnectScreen
                connection={connection}
                store={store}
                tables={tables}
                requestAccess={requestAccess}
              />
            )}
          </ToastProvider>
        </StorageRefusedProvider>
        <TipLayer />
      </QueryClientProvider>
    </PlainRoot>
  );
}

type Connection = Awaited<ReturnType<ConnectionStore['read']>>;
type SignedInConnection = Connection & {
  address: string;
  token: string;
  user: NonNullable<Connection['user']>;
};

function isSignedIn(connection: Connection): connection is SignedInConnection {
  return connection.address !== null && connection.token !== null && connection.user !== null;
}
