/**
 * Firefox only, around the sidebar: inside a mail page that browser answers no question for access, so connecting and allowing
 * happen on the options page. As soon as that is done, the sidebar is there.
 */
import { IconPlugConnected } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { extension } from '#lib/i18n/en/extension.ts';
import { addWords, t } from '#lib/i18n/i18n.ts';
import type { ConnectionStore } from '#lib/store/connection.ts';
import { useConnection } from '../sidebar/connect/use-connection.ts';
import { Screen } from '../sidebar/screen.tsx';
import { StartingScreen } from '../sidebar/starting-screen.tsx';
import { useSystemTheme } from '../sidebar/use-system-theme.ts';
import { Button } from '../ui/button.tsx';
import { StatePanel } from '../ui/state-panel.tsx';
import { PlainRoot } from '../ui/theme/plain-root.tsx';
import { AccessNeeded } from './access-needed.tsx';
import { useHasAccess, type FrameAccess } from './host-access.ts';

addWords({ extension });

type Props = {
  connection: ConnectionStore;
  access: FrameAccess;
  onOptions: () => void;
  children: ReactNode;
};

/** Shows the sidebar once a companion was chosen that may be reached, and before that the way there. */
export function AccessGate({ connection: store, access, onOptions, children }: Props) {
  const scheme = useSystemTheme();
  const connection = useConnection(store);
  const address = connection?.address ?? null;
  const hasAccess = useHasAccess(access, address);
  if (address !== null && hasAccess === true) return children;
  return (
    <PlainRoot scheme={scheme}>
      {connection === null || hasAccess === 'unknown' ? (
        <StartingScreen />
      ) : (
        <Screen>
          {address === null ? (
            <NotConnected onOptions={onOptions} />
          ) : (
            <AccessNeeded address={address} onAllow={onOptions} />
          )}
        </Screen>
      )}
    </PlainRoot>
  );
}

function NotConnected({ onOptions }: Pick<Props, 'onOptions'>) {
  return (
    <StatePanel
      icon={<IconPlugConnected size={20} stroke={1.75} aria-hidden />}
      title={t('extension.popup.signedOut')}
      actions={
        <Button variant="primary" onClick={onOptions}>
          {t('extension.popup.connect')}
        </Button>
      }
    >
      {t('extension.access.connectBody')}
    </StatePanel>
  );
}
