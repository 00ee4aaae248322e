import { IconPlugConnected } from '@tabler/icons-react';
import { useState } from 'react';
import { createApi } from '#lib/api/api.ts';
import { readMe, type UserSummary } from '#lib/contract/users.ts';
import { t } from '#lib/i18n/i18n.ts';
import type { Connection, ConnectionStore } from '#lib/store/connection.ts';
import { ownerOf, type Tables } from '#lib/store/tables.ts';
import { countUnsent, hasUnsent, type Unsent } from '#lib/store/unsent.ts';
import { Screen } from '../screen.tsx';
import { AddressForm } from './address-form.tsx';
import { AnotherUser } from './another-user.tsx';
import styles from './connect.module.css';
import { DeviceCode } from './device-code.tsx';
import type { RequestAccess } from './find-companion.ts';

type Props = {
  connection: Connection;
  store: ConnectionStore;
  tables: Tables;
  requestAccess: RequestAccess | undefined;
};

type Newcomer = { token: string; user: UserSummary; unsent: Unsent; before: { id: string; name: string } };

/** Signed out: first the companion's address, then the code to approve there. No pop-up and no redirect. */
export function ConnectScreen({ connection, store, tables, requestAccess }: Props) {
  const [newcomer, setNewcomer] = useState<Newcomer | null>(null);
  const { address, device, user } = connection;

  const enter = async (token: string, entering: UserSummary) => {
    if (user !== null && user.id !== entering.id) await tables.clear();
    await store.update({ token, user: { id: entering.id, name: entering.name }, device: null });
  };
  const handleApproved = async (token: string) => {
    if (address === null) return;
    const me = await createApi({ baseUrl: address, token })(readMe, {});
    const unsent =
      user === null || user.id === me.user.id ? null : await countUnsent(tables, ownerOf(address, user.id));
    if (user === null || unsent === null || !hasUnsent(unsent)) return enter(token, me.user);
    setNewcomer({ token, user: me.user, unsent, before: user });
  };

  if (newcomer !== null) {
    return (
      <AnotherUser
        before={newcomer.before.name}
        entering={newcomer.user.name}
        unsent={newcomer.unsent}
        onGoOn={() => enter(newcomer.token, newcomer.user)}
        onStop={() => store.update({ device: null }).then(() => setNewcomer(null))}
      />
    );
  }
  return (
    <Screen
      footer={
        address !== null &&
        store.hasFixedAddress !== true && (
          <div className={styles.change}>
            <span>{t('sidebar.connect.another')}</span>
            <button
              type="button"
              className={styles.changeButton}
              onClick={() => store.update({ address: null, device: null })}
            >
              {t('sidebar.connect.change')}
            </button>
          </div>
        )
      }
    >
      <div className={styles.connect}>
        <span className={styles.icon}>
          <IconPlugConnected size={20} stroke={1.75} aria-hidden />
        </span>
        <h1 className={styles.title}>{t('sidebar.connect.title')}</h1>
        {address === null ? (
          <AddressForm requestAccess={requestAccess} onFound={(found) => store.update({ address: found })} />
        ) : (
          <DeviceCode
            key={address}
            address={address}
            device={device}
            isReturning={user !== null}
            onDevice={(next) => store.update({ device: next })}
            onApproved={handleApproved}
          />
        )}
      </div>
    </Screen>
  );
}
