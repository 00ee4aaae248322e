import { t } from '#lib/i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { useServices } from '../services.tsx';
import styles from './account-line.module.css';

/** Who is signed in where, and the way out; small print at the end of the first screen. */
export function AccountLine() {
  const { address, user, askSignOut, openStatus } = useServices();
  return (
    <p className={styles.line}>
      <span className={styles.words}>
        {t('sidebar.account.line', { host: new URL(address).host, name: user.name })}
      </span>
      <Button variant="link" onClick={openStatus}>
        {t('sidebar.account.status')}
      </Button>
      <Button variant="link" onClick={askSignOut}>
        {t('sidebar.account.signOut')}
      </Button>
    </p>
  );
}
