import { Menu } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import type { AssociableKind, RecordSummary } from '#lib/contract/records.ts';
import { t } from '#lib/i18n/i18n.ts';
import classes from './add-association.module.css';
import { useRecordSearch } from './use-record-search.ts';

type Props = {
  kind: AssociableKind;
  onChoose: (record: RecordSummary) => void;
};

/** A search for a record of one kind to link. */
export function AddAssociation({ kind, onChoose }: Props) {
  const [isOpen, setOpen] = useState(false);
  const word = t(`tickets.record.${kind}`).toLowerCase();
  return (
    <Menu opened={isOpen} onChange={setOpen} position="bottom-start" width={256} offset={4}>
      <Menu.Target>
        <Button
          variant="link"
          className={classes.add}
          aria-label={t('appTickets.page.addRecord', { kind: word })}
        >
          {t('appTickets.page.add')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>{isOpen && <Choices kind={kind} word={word} onChoose={onChoose} />}</Menu.Dropdown>
    </Menu>
  );
}

function Choices({ kind, word, onChoose }: Props & { word: string }) {
  const [text, setText] = useState('');
  const [search] = useDebouncedValue(text.trim(), 200);
  const { records, isPending, isError } = useRecordSearch(kind, search);
  return (
    <>
      <Menu.Search
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        placeholder={t('appTickets.page.searchRecords')}
        aria-label={t('appTickets.page.searchRecords')}
      />
      {records.map((record) => (
        <Menu.Item key={record.id} onClick={() => onChoose(record)}>
          <span className={classes.name}>{record.name}</span>
          {record.company !== null && <span className={classes.company}>{record.company}</span>}
        </Menu.Item>
      ))}
      {!isPending && !isError && records.length === 0 && (
        <Menu.Label>{t('appTickets.page.noRecordFits', { kind: word })}</Menu.Label>
      )}
      {isError && <Menu.Label>{t('app.unreachable.short')}</Menu.Label>}
    </>
  );
}
