import { IconCloudUp } from '@tabler/icons-react';
import { t } from '#lib/i18n/i18n.ts';
import type { Unsent } from '#lib/store/unsent.ts';
import { focusOnMount } from '../../ui/focus-on-mount.ts';
import { Button } from '../../ui/button.tsx';
import { StatePanel } from '../../ui/state-panel.tsx';
import { Screen } from '../screen.tsx';
import { unsentWords } from './unsent-words.ts';

type Props = {
  unsent: Unsent;
  onLeave: () => void;
  onStay: () => void;
};

/** Signing out would remove what is unsent: it is said first, and staying is the easy answer. */
export function SignOutScreen({ unsent, onLeave, onStay }: Props) {
  return (
    <Screen onBack={onStay}>
      <StatePanel
        icon={<IconCloudUp size={20} stroke={1.75} aria-hidden />}
        title={t('sidebar.account.unsentTitle')}
        actions={
          <>
            <Button variant="primary" ref={focusOnMount} onClick={onStay}>
              {t('sidebar.account.stay')}
            </Button>
            <Button variant="danger" onClick={onLeave}>
              {t('sidebar.account.signOutAnyway')}
            </Button>
          </>
        }
      >
        <p>
          {unsentWords(unsent)} {t('sidebar.account.signOutLoses')}
        </p>
      </StatePanel>
    </Screen>
  );
}
