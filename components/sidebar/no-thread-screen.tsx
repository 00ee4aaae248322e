import { IconMail } from '@tabler/icons-react';
import { t } from '#lib/i18n/i18n.ts';
import { StatePanel } from '../ui/state-panel.tsx';
import { Screen } from './screen.tsx';
import { AccountLine } from './thread/account-line.tsx';
import styles from './thread/thread-screen.module.css';

/** Nothing is open in the mail program, or a mail that could be of any mailbox. */
export function NoThreadScreen({ isOpen }: { isOpen: boolean }) {
  return (
    <Screen>
      <div className={styles.content}>
        <StatePanel
          icon={<IconMail size={20} stroke={1.75} aria-hidden />}
          title={t(isOpen ? 'sidebar.noThread.whoseTitle' : 'sidebar.noThread.title')}
        >
          {t(isOpen ? 'sidebar.noThread.whose' : 'sidebar.noThread.body')}
        </StatePanel>
        <AccountLine />
      </div>
    </Screen>
  );
}
