import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { t } from '#lib/i18n/i18n.ts';
import type { ConnectionStore } from '#lib/store/connection.ts';
import type { KeyValueStore } from '#lib/store/key-value-store.ts';
import { createPreferencesStore } from '#lib/store/preferences.ts';
import type { Tables } from '#lib/store/tables.ts';
import { PlainRoot } from '../ui/theme/plain-root.tsx';
import { TipLayer } from '../ui/tip-layer.tsx';
import type { HostAccess } from '../access/host-access.ts';
import { useConnection } from '../sidebar/connect/use-connection.ts';
import { useSystemTheme } from '../sidebar/use-system-theme.ts';
import { CompanionSection } from './companion-section.tsx';
import { DiagnosisSection } from './diagnosis-section.tsx';
import { KeyboardSection } from './keyboard-section.tsx';
import { MailSection } from './mail-section.tsx';
import { NoticesSection } from './notices-section.tsx';
import styles from './options.module.css';
import { useKept } from './use-kept.ts';

/** What the options page works with; the entry point gives it, so that nothing here knows the browser. */
export type OptionsProps = {
  connection: ConnectionStore;
  tables: Tables;
  /** Out of reach of mail pages. */
  values: KeyValueStore;
  /** Within reach of our content scripts. */
  sharedValues: KeyValueStore;
  /** Mailboxes that an administrator has set; null: none has. */
  managedMailboxes: string[] | null;
  /** Version of the extension. */
  version: string;
  /** Where the browser wants to be asked for each companion. */
  access: HostAccess | undefined;
};

/** The options page: one column, each choice saved as it is made. */
export function OptionsApp(props: OptionsProps) {
  const { connection: store, tables, values, access } = props;
  const [client] = useState(
    () => new QueryClient({ defaultOptions: { queries: { networkMode: 'always' } } }),
  );
  const [preferencesStore] = useState(() => createPreferencesStore(values));
  const connection = useConnection(store);
  const preferences = useKept(preferencesStore);
  return (
    <PlainRoot scheme={useSystemTheme()}>
      <QueryClientProvider client={client}>
        <main className={styles.page}>
          <h1 className={styles.title}>{t('extension.options.title')}</h1>
          {connection !== null && (
            <CompanionSection connection={connection} store={store} tables={tables} access={access} />
          )}
          {preferences !== null && (
            <>
              <MailSection
                {...props}
                preferences={preferences}
                onChange={(changes) => preferencesStore.update(changes)}
              />
              <NoticesSection
                preferences={preferences}
                onChange={(changes) => preferencesStore.update(changes)}
              />
            </>
          )}
          <KeyboardSection />
          {connection !== null && <DiagnosisSection {...props} connection={connection} />}
        </main>
        <TipLayer />
      </QueryClientProvider>
    </PlainRoot>
  );
}
