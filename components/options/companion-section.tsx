import { t } from '#lib/i18n/i18n.ts';
import { createApi } from '#lib/api/api.ts';
import type { Connection, ConnectionStore } from '#lib/store/connection.ts';
import { ownerOf, type Tables } from '#lib/store/tables.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { ConnectScreen } from '../sidebar/connect/connect-screen.tsx';
import { AccessNeeded } from '../access/access-needed.tsx';
import { useHasAccess, type HostAccess } from '../access/host-access.ts';
import { SignOutScreen } from '../sidebar/connect/sign-out-screen.tsx';
import { useSignOut } from '../sidebar/connect/use-sign-out.ts';
import { OptionsSection } from './options-section.tsx';
import styles from './options.module.css';

type Props = {
  connection: Connection;
  store: ConnectionStore;
  tables: Tables;
  access: HostAccess | undefined;
};

/** Which companion, as whom; or the way to connect, the same as in the sidebar. */
export function CompanionSection({ connection, store, tables, access }: Props) {
  const { address, token, user } = connection;
  const hasAccess = useHasAccess(access, address);
  return (
    <OptionsSection title={t('extension.options.companion')}>
      {address !== null && access !== undefined && hasAccess === false && (
        <div className={styles.connect}>
          <AccessNeeded address={address} onAllow={() => void access.ask(address)} />
        </div>
      )}
      {hasAccess !== true ? null : address !== null && token !== null && user !== null ? (
        <Account address={address} token={token} user={user} store={store} tables={tables} />
      ) : (
        <div className={styles.connect}>
          <ConnectScreen connection={connection} store={store} tables={tables} requestAccess={access?.ask} />
        </div>
      )}
      {store.hasFixedAddress === true && <p className={styles.hint}>{t('extension.options.managed')}</p>}
    </OptionsSection>
  );
}

type AccountProps = Omit<Props, 'connection' | 'access'> & {
  address: string;
  token: string;
  user: { id: string; name: string };
};

function Account({ address, token, user, store, tables }: AccountProps) {
  const { unsent, ask, leave, stay } = useSignOut({
    api: createApi({ baseUrl: address, token }),
    owner: ownerOf(address, user.id),
    store,
    tables,
  });
  if (unsent !== null)
    return (
      <div className={styles.connect}>
        <SignOutScreen unsent={unsent} onLeave={leave} onStay={stay} />
      </div>
    );
  return (
    <>
      <p>{t('extension.options.connectedTo', { host: new URL(address).host, name: user.name })}</p>
      <div className={styles.actions}>
        <ButtonLink href={address} target="_blank" rel="noreferrer">
          {t('extension.options.openCompanion')}
        </ButtonLink>
        <Button onClick={ask}>{t('extension.options.signOut')}</Button>
      </div>
    </>
  );
}
