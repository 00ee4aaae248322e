import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import type { ConnectionStore } from '#lib/store/connection.ts';
import { PlainRoot } from '../ui/theme/plain-root.tsx';
import { TipLayer } from '../ui/tip-layer.tsx';
import { useConnection } from '../sidebar/connect/use-connection.ts';
import { useSystemTheme } from '../sidebar/use-system-theme.ts';
import { AccessNeeded } from '../access/access-needed.tsx';
import { useHasAccess, type HostAccess } from '../access/host-access.ts';
import { MyTickets } from './my-tickets.tsx';
import { NotConnected } from './not-connected.tsx';
import styles from './popup.module.css';

type Props = {
  connection: ConnectionStore;
  /** Where the browser wants to be asked for each companion. */
  access: HostAccess | undefined;
  onOptions: () => void;
};

/** What the extension's icon opens: one's own open tickets, the nearest deadline first. */
export function PopupApp({ connection: store, access, onOptions }: Props) {
  const [client] = useState(
    () => new QueryClient({ defaultOptions: { queries: { retry: 1, networkMode: 'always' } } }),
  );
  const connection = useConnection(store);
  const scheme = useSystemTheme();
  const forget = () => void store.update({ token: null, device: null });
  const address = connection?.address ?? null;
  const hasAccess = useHasAccess(access, address);
  if (address !== null && access !== undefined && hasAccess === false)
    return (
      <PlainRoot scheme={scheme}>
        <main className={styles.popup}>
          <AccessNeeded address={address} onAllow={() => void access.ask(address)} />
        </main>
      </PlainRoot>
    );
  return (
    <PlainRoot scheme={scheme}>
      <QueryClientProvider client={client}>
        {connection !== null &&
          hasAccess === true &&
          (address !== null && connection.token !== null ? (
            <MyTickets
              address={address}
              token={connection.token}
              onSignedOut={forget}
              onOptions={onOptions}
            />
          ) : (
            <NotConnected onOptions={onOptions} />
          ))}
        <TipLayer />
      </QueryClientProvider>
    </PlainRoot>
  );
}
