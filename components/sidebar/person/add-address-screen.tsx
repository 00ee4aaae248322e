import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { addRecordEmail, listRecords, type RecordSummary } from '#lib/contract/records.ts';
import type { ThreadPerson } from '#lib/contract/threads.ts';
import { t } from '#lib/i18n/i18n.ts';
import { RecordIcon } from '../../tickets/record-icon.tsx';
import { useToasts } from '../../ui/toast.tsx';
import { failureSentence } from '../failure/describe-failure.ts';
import { Screen } from '../screen.tsx';
import { SearchBox } from '../search/search-box.tsx';
import { SearchState } from '../search/search-state.tsx';
import styles from '../search/search.module.css';
import { useDebounced } from '../search/use-debounced.ts';
import { useServices } from '../services.tsx';
import type { OnThread } from '../thread/screen-props.ts';
import { TitleBar } from '../title-bar.tsx';

type Props = OnThread & {
  person: ThreadPerson;
  onAdded: () => void;
};

/** Finds somebody in the records and gives them the sender's address too. */
export function AddAddressScreen({ person, queryKey, onBack, onAdded }: Props) {
  const { api, owner } = useServices();
  const client = useQueryClient();
  const toasts = useToasts();
  const [typed, setTyped] = useState('');
  const search = useDebounced(typed.trim());
  const found = useQuery({
    queryKey: ['people', owner, search],
    queryFn: ({ signal }) =>
      api(listRecords, { query: search === '' ? { limit: 25 } : { search, limit: 25 } }, { signal }),
    networkMode: 'always',
    retry: false,
    placeholderData: (before) => before,
  });
  const people = found.data?.items.filter(({ kind }) => kind === 'contact' || kind === 'lead');

  const handleChoose = async (record: RecordSummary) => {
    try {
      await api(addRecordEmail, { params: { recordId: record.id }, body: { email: person.address } });
      await client.refetchQueries({ queryKey });
      toasts.show({ words: t('sidebar.address.added', { name: record.name }) });
      onAdded();
    } catch (cause) {
      toasts.show({ words: t('sidebar.address.failed', { why: failureSentence(cause as Error) }) });
    }
  };

  return (
    <Screen header={<TitleBar title={t('sidebar.address.title')} onBack={onBack} />} onBack={onBack}>
      <p className={styles.intro}>{t('sidebar.address.what', { address: person.address })}</p>
      <SearchBox
        label={t('sidebar.address.search')}
        placeholder={t('sidebar.address.placeholder')}
        value={typed}
        onChange={setTyped}
      />
      <ul className={styles.results}>
        {people?.map((record) => (
          <li key={record.id}>
            <button
              type="button"
              className={styles.person}
              aria-label={t('sidebar.address.choose', { name: record.name })}
              onClick={() => handleChoose(record)}
            >
              <RecordIcon kind={record.kind} />
              <span className={styles.words}>
                <span className={styles.name}>{record.name}</span>
                <span className={styles.meta}>
                  {[record.title, record.company].filter(Boolean).join(' · ')}
                </span>
              </span>
              <span className={styles.kind}>{t(`tickets.record.${record.kind}`)}</span>
            </button>
          </li>
        ))}
      </ul>
      <SearchState
        query={found}
        isEmpty={people?.length === 0}
        empty={search === '' ? t('sidebar.address.start') : t('sidebar.address.nothing', { search })}
        emptyNext={t('sidebar.address.nothingNext')}
      />
    </Screen>
  );
}
