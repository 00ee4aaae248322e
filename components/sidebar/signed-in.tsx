import { useMemo, useState } from 'react';
import type { MailThread } from '#lib/mail/mail-host.ts';
import { SignOutScreen } from './connect/sign-out-screen.tsx';
import { useSignOut } from './connect/use-sign-out.ts';
import { useLiveSidebar } from './live/use-live-sidebar.ts';
import { NoThreadScreen } from './no-thread-screen.tsx';
import { ServicesProvider } from './services.tsx';
import type { SessionProps } from './session-props.ts';
import { ThreadPane } from './thread/thread-pane.tsx';
import { StatusScreen } from './status-screen.tsx';
import { StartingScreen } from './starting-screen.tsx';
import { useSessionServices } from './use-session-services.ts';

type Props = SessionProps & {
  /** Null: no thread is open; undefined: the host has not said yet. */
  thread: MailThread | null | undefined;
};

/** Everything behind the sign-in, for one user at one companion. */
export function SignedIn({ thread, ...session }: Props) {
  const services = useSessionServices(session);
  const { api, owner } = services;
  useLiveSidebar(api, owner);
  const { unsent, ask, leave, stay } = useSignOut({
    api,
    owner,
    store: session.store,
    tables: session.tables,
  });
  const [isStatusOpen, setStatusOpen] = useState(false);
  const handed = useMemo(
    () => ({ ...services, askSignOut: ask, openStatus: () => setStatusOpen(true) }),
    [services, ask],
  );
  if (unsent !== null) return <SignOutScreen unsent={unsent} onLeave={leave} onStay={stay} />;
  return (
    <ServicesProvider value={handed}>
      {isStatusOpen && <StatusScreen onBack={() => setStatusOpen(false)} />}
      {/* Hidden, not gone: a form that is half filled in stays as it is. */}
      <div hidden={isStatusOpen}>
        {thread === undefined && <StartingScreen />}
        {thread === null && <NoThreadScreen isOpen={false} />}
        {thread?.mailbox === '' && <NoThreadScreen isOpen />}
        {thread != null && thread.mailbox !== '' && <ThreadPane key={thread.key} thread={thread} />}
      </div>
    </ServicesProvider>
  );
}
