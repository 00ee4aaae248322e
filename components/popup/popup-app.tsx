import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import type { ConnectionStore } from '#lib/store/connection.ts';
import { PlainRoot } from '../ui/theme/plain-root.tsx';
import { TipLayer } from '../ui/tip-layer.tsx';
import { useConnection } from '../sidebar/connect/use-connection.ts';
import { useSystemTheme } from '../sidebar/use-system-theme.ts';
import { MyTickets } from './my-tickets.tsx';
import { NotConnected } from './not-connected.tsx';

type Props = {
  connection: ConnectionStore;
  onOptions: () => void;
};

/** What the extension's icon opens: one's own open tickets, the nearest deadline first. */
export function PopupApp({ connection: store, onOptions }: Props) {
  const [client] = useState(
    () => new QueryClient({ defaultOptions: { queries: { retry: 1, networkMode: 'always' } } }),
  );
  const connection = useConnection(store);
  const scheme = useSystemTheme();
  const forget = () => void store.update({ token: null, device: null });
  return (
    <PlainRoot scheme={scheme}>
      <QueryClientProvider client={client}>
        {connection !== null &&
          (connection.address !== null && connection.token !== null ? (
            <MyTickets
              address={connection.address}
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
