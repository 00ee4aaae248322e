import { Combobox, useCombobox } from '@mantine/core';
import { Button } from '#components/ui/button.tsx';
import type { AssociableKind, RecordSummary } from '#lib/contract/records.ts';
import { t } from '#lib/i18n/i18n.ts';
import classes from './add-association.module.css';
import { RecordChoices } from './record-choices.tsx';

type Props = {
  kind: AssociableKind;
  /** Says which kind it adds, where nothing beside it does. */
  isNamed?: boolean;
  onChoose: (record: RecordSummary) => void;
};

/** A search for a record of one kind to link. */
export function AddAssociation({ kind, isNamed = false, onChoose }: Props) {
  const combobox = useCombobox({
    onDropdownClose: () => combobox.focusTarget(),
    onDropdownOpen: () => combobox.focusSearchInput(),
  });
  const word = t(`tickets.record.${kind}`).toLowerCase();
  const name = t('appTickets.page.addRecord', { kind: word });
  const choose = (record: RecordSummary) => {
    combobox.closeDropdown();
    onChoose(record);
  };
  return (
    <Combobox store={combobox} position="bottom-end" width={256} offset={4} withinPortal>
      <Combobox.Target targetType="button" withAriaAttributes={false}>
        <Button
          variant="link"
          className={classes.add}
          aria-label={name}
          aria-haspopup="listbox"
          aria-expanded={combobox.dropdownOpened}
          onClick={() => combobox.toggleDropdown()}
        >
          {isNamed ? name : t('appTickets.page.add')}
        </Button>
      </Combobox.Target>
      <Combobox.Dropdown className={classes.panel}>
        {combobox.dropdownOpened && (
          <RecordChoices kind={kind} word={word} store={combobox} onChoose={choose} />
        )}
      </Combobox.Dropdown>
    </Combobox>
  );
}
