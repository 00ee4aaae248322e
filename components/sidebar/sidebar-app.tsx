import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiOtherVersion, ApiProblem } from '#lib/api/api-errors.ts';
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
import { StartingScreen } from './starting-screen.tsx';
import { StorageRefusedProvider } from './storage-bar.tsx';
import { useMailKeys } from './thread/use-mail-keys.ts';
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
  const [client] = useState(createQueryClient);
  const [isRefused, setRefused] = useState(false);
  const [tables] = useState(
    () => given ?? createSafeTables(createBrowserTables(), createMemoryTables(), () => setRefused(true)),
  );
  const theme = useHostTheme(host);
  const thread = useMailThread(host);
  useMailKeys(host);
  const connection = useConnection(store);
  return (
    <PlainRoot scheme={theme}>
      <QueryClientProvider client={client}>
        <StorageRefusedProvider value={isRefused}>
          <ToastProvider>
            {connection === null && <StartingScreen />}
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

/** Only what got no answer is asked again, once and soon: a person waits. ky has repeated what may be repeated by then. */
function createQueryClient(): QueryClient {
  const isAnswered = (error: Error) => error instanceof ApiProblem || error instanceof ApiOtherVersion;
  const retry = (count: number, error: Error) => !isAnswered(error) && count < 1;
  return new QueryClient({ defaultOptions: { queries: { retry, retryDelay: 400, networkMode: 'always' } } });
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
