import { Menu } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { CELL } from '../row-keys.ts';
import classes from './cell-menu.module.css';

export type CellChoice = { value: string; label: string; icon?: ReactNode };

type Props = {
  /** Name with the value, e.g. "Status of TKT-M001: Open". */
  label: string;
  value: string;
  choices: readonly CellChoice[];
  onChoose: (value: string) => void;
  children: ReactNode;
  /** True where Tab reaches it; in a table the arrow keys do. */
  isTabStop?: boolean;
};

/** A value in a row that opens its choices. The menu is made when it is first opened: a list has hundreds of these. */
export function CellMenu(props: Props) {
  const { label, value, choices, onChoose, children, isTabStop = false } = props;
  const [state, setState] = useState<'never' | 'open' | 'closed'>('never');
  const button = (
    <button
      type="button"
      className={classes.button}
      aria-label={label}
      aria-haspopup="menu"
      {...(isTabStop ? {} : { ...CELL, tabIndex: -1 })}
      {...(state === 'never' ? { onClick: () => setState('open') } : {})}
    >
      {children}
    </button>
  );
  if (state === 'never') return button;
  return (
    <Menu
      opened={state === 'open'}
      onChange={(isOpen) => setState(isOpen ? 'open' : 'closed')}
      position="bottom-start"
      offset={4}
      width={216}
      withInitialFocusPlaceholder={false}
    >
      <Menu.Target>{button}</Menu.Target>
      <Menu.Dropdown className={classes.panel}>
        <Menu.RadioGroup value={value} onChange={(next) => next !== value && onChoose(next)}>
          {choices.map((choice) => (
            <Menu.RadioItem key={choice.value} value={choice.value}>
              <span className={classes.choice}>
                {choice.icon}
                {choice.label}
              </span>
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
