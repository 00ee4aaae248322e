import { Menu } from '@mantine/core';
import { IconChevronDown, IconX } from '@tabler/icons-react';
import { t } from '#lib/i18n/i18n.ts';
import classes from './filter-chip.module.css';

export type FilterChoice = {
  value: string;
  label: string;
  /** The choice inside the sentence, e.g. "not closed"; its label when absent. */
  words?: string;
};

type Props = {
  /** Name of the filter while it is off, e.g. "Status". */
  label: string;
  /** What stands before the value while it is on, e.g. "Status is". */
  prefix: string;
  /** The choice that turns it off. */
  anyLabel: string;
  choices: FilterChoice[];
  value: string | undefined;
  onChange: (value: string | undefined) => void;
};

/** One filter: its name while off, its sentence and a cross while on. */
export function FilterChip({ label, prefix, anyLabel, choices, value, onChange }: Props) {
  const chosen = choices.find((choice) => choice.value === value);
  const sentence = chosen === undefined ? label : `${prefix} ${chosen.words ?? chosen.label}`;
  return (
    <div className={classes.chip} data-on={chosen !== undefined}>
      <Menu position="bottom-start" offset={4} width={208} withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <button type="button" className={classes.target}>
            {chosen === undefined ? label : prefix}
            {chosen !== undefined && <span className={classes.value}>{chosen.words ?? chosen.label}</span>}
            {chosen === undefined && <IconChevronDown size={14} stroke={1.75} aria-hidden />}
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.RadioGroup value={value ?? ''} onChange={(next) => onChange(next === '' ? undefined : next)}>
            <Menu.RadioItem value="">{anyLabel}</Menu.RadioItem>
            {choices.map((choice) => (
              <Menu.RadioItem key={choice.value} value={choice.value}>
                {choice.label}
              </Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
        </Menu.Dropdown>
      </Menu>
      {chosen !== undefined && (
        <button
          type="button"
          className={classes.remove}
          aria-label={t('appTickets.list.removeFilter', { filter: sentence })}
          onClick={() => onChange(undefined)}
        >
          <IconX size={14} stroke={1.75} aria-hidden />
        </button>
      )}
    </div>
  );
}
