import { Combobox, type ComboboxStore } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import type { AssociableKind, RecordSummary } from '#lib/contract/records.ts';
import { t } from '#lib/i18n/i18n.ts';
import classes from './add-association.module.css';
import { useRecordSearch } from './use-record-search.ts';

type Props = {
  kind: AssociableKind;
  /** The kind in a sentence. */
  word: string;
  store: ComboboxStore;
  onChoose: (record: RecordSummary) => void;
};

/** A pause in typing, after which the records are asked for. */
const TYPING_PAUSE_MS = 200;

/** The search and the records that fit it; the latest active ones before anything is typed. */
export function RecordChoices({ kind, word, store, onChoose }: Props) {
  const [text, setText] = useState('');
  const [search] = useDebouncedValue(text.trim(), TYPING_PAUSE_MS);
  const { records, isPending, isError } = useRecordSearch(kind, search);
  const { selectFirstOption } = store;
  useEffect(() => {
    if (records.length > 0) selectFirstOption();
  }, [records, selectFirstOption]);
  return (
    <>
      <Combobox.Search
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        placeholder={t('appTickets.page.searchRecords')}
        aria-label={t('appTickets.page.searchRecords')}
      />
      <Combobox.Options aria-label={word}>
        {records.map((record) => (
          <Combobox.Option
            key={record.id}
            value={record.id}
            onClick={() => onChoose(record)}
            className={classes.option}
          >
            <span>{record.name}</span>
            {record.company !== null && <span className={classes.company}>{record.company}</span>}
          </Combobox.Option>
        ))}
      </Combobox.Options>
      {!isPending && !isError && records.length === 0 && (
        <p className={classes.none}>{t('appTickets.page.noRecordFits', { kind: word })}</p>
      )}
      {isError && <p className={classes.none}>{t('app.unreachable.short')}</p>}
    </>
  );
}
