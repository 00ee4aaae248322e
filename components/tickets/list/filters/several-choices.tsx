import { Menu } from '@mantine/core';
import { IconCheck, IconChevronDown } from '@tabler/icons-react';
import { t } from '#lib/i18n/i18n.ts';
import classes from './several-choices.module.css';
import type { Choice } from './use-condition-words.ts';

type Props = {
  chosen: readonly string[];
  choices: readonly Choice[];
  describedBy: string | undefined;
  onChange: (chosen: string[]) => void;
};

/** Any number of choices, ticked in a menu that stays open. */
export function SeveralChoices({ chosen, choices, describedBy, onChange }: Props) {
  const words = choices.filter(({ value }) => chosen.includes(value)).map(({ label }) => label);
  const toggle = (value: string) =>
    onChange(chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value]);
  const shown = words.length === 0 ? t('appLists.filter.choose') : words.join(` ${t('appLists.filter.or')} `);
  return (
    <Menu
      position="bottom-start"
      offset={4}
      width="target"
      closeOnItemClick={false}
      withInitialFocusPlaceholder={false}
    >
      <Menu.Target>
        <button
          type="button"
          className={classes.control}
          aria-label={`${t('appLists.filter.value')}: ${shown}`}
          aria-describedby={describedBy}
          data-invalid={describedBy !== undefined}
        >
          <span className={classes.words} data-empty={words.length === 0}>
            {shown}
          </span>
          <IconChevronDown size={16} stroke={1.75} aria-hidden className={classes.mark} />
        </button>
      </Menu.Target>
      <Menu.Dropdown className={classes.panel}>
        {choices.map(({ value, label }) => (
          <Menu.CheckboxItem
            key={value}
            checked={chosen.includes(value)}
            checkIcon={<IconCheck size={14} aria-hidden />}
            onChange={() => toggle(value)}
          >
            {label}
          </Menu.CheckboxItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
