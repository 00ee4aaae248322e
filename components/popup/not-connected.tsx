import { IconPlugConnected } from '@tabler/icons-react';
import { t } from '#lib/i18n/i18n.ts';
import { Button } from '../ui/button.tsx';
import { StatePanel } from '../ui/state-panel.tsx';
import styles from './popup.module.css';

/** Nobody is signed in; the options page is where one connects without a mail. */
export function NotConnected({ onOptions }: { onOptions: () => void }) {
  return (
    <main className={styles.popup}>
      <StatePanel
        icon={<IconPlugConnected size={20} stroke={1.75} aria-hidden />}
        title={t('extension.popup.signedOut')}
        actions={
          <Button variant="primary" onClick={onOptions}>
            {t('extension.popup.connect')}
          </Button>
        }
      >
        {t('extension.popup.signedOutBody')}
      </StatePanel>
    </main>
  );
}
