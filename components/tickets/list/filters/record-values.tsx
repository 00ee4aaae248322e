import { Combobox, useCombobox } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import type { AssociableKind, RecordSummary } from '#lib/contract/records.ts';
import { t } from '#lib/i18n/i18n.ts';
import panel from '../../page/aside/add-association.module.css';
import { RecordChoices } from '../../page/aside/record-choices.tsx';
import { RecordName } from './record-name.tsx';
import classes from './filter-dialog.module.css';

type Props = {
  /** `record` stands for every kind. */
  field: string;
  ids: readonly string[];
  onChange: (ids: string[]) => void;
};

const KINDS = ['lead', 'contact', 'account', 'opportunity'] as const;

/** Records, found by search, each with a cross. */
export function RecordValues({ field, ids, onChange }: Props) {
  const kinds = KINDS.filter((kind) => field === 'record' || field === kind);
  return (
    <div className={classes.several}>
      <div className={classes.tags}>
        {ids.map((id) => (
          <RecordName key={id} recordId={id}>
            {(name) => (
              <span className={classes.tag}>
                <span className={classes.tagText}>{name}</span>
                <button
                  type="button"
                  className={classes.tagRemove}
                  aria-label={t('appLists.filter.removeValue', { value: name })}
                  onClick={() => onChange(ids.filter((each) => each !== id))}
                >
                  <IconX size={12} stroke={2} aria-hidden />
                </button>
              </span>
            )}
          </RecordName>
        ))}
      </div>
      <div className={classes.tags}>
        {kinds.map((kind) => (
          <AddRecord
            key={kind}
            kind={kind}
            onChoose={({ id }) => onChange([...new Set([...ids, id as string])])}
          />
        ))}
      </div>
    </div>
  );
}

function AddRecord({ kind, onChoose }: { kind: AssociableKind; onChoose: (record: RecordSummary) => void }) {
  const [isOpen, setOpen] = useState(false);
  const combobox = useCombobox({
    opened: isOpen,
    onOpenedChange: setOpen,
    onDropdownClose: () => combobox.focusTarget(),
    onDropdownOpen: () => combobox.focusSearchInput(),
  });
  const word = t(`tickets.record.${kind}`).toLowerCase();
  return (
    <Combobox store={combobox} position="bottom-start" width={256} offset={4} withinPortal>
      <Combobox.Target targetType="button" withAriaAttributes={false}>
        <Button
          size="sm"
          aria-haspopup="listbox"
          aria-expanded={combobox.dropdownOpened}
          onClick={() => combobox.toggleDropdown()}
        >
          {t('appTickets.page.addRecord', { kind: word })}
        </Button>
      </Combobox.Target>
      <Combobox.Dropdown className={panel.panel}>
        {combobox.dropdownOpened && (
          <RecordChoices
            kind={kind}
            word={word}
            store={combobox}
            onChoose={(record) => {
              combobox.closeDropdown();
              onChoose(record);
            }}
          />
        )}
      </Combobox.Dropdown>
    </Combobox>
  );
}
