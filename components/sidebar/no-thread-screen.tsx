import { IconMail } from '@tabler/icons-react';
import { t } from '#lib/i18n/i18n.ts';
import { StatePanel } from '../ui/state-panel.tsx';
import { Screen } from './screen.tsx';
import { AccountLine } from './thread/account-line.tsx';
import styles from './thread/thread-screen.module.css';

/** Nothing is open in the mail program. */
export function NoThreadScreen() {
  return (
    <Screen>
      <div className={styles.content}>
        <StatePanel
          icon={<IconMail size={20} stroke={1.75} aria-hidden />}
          title={t('sidebar.noThread.title')}
        >
          {t('sidebar.noThread.body')}
        </StatePanel>
        <AccountLine />
      </div>
    </Screen>
  );
}
