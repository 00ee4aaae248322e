import { Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Fragment, type ReactNode } from 'react';
import { Button } from '#components/ui/button.tsx';
import { KeyHint } from '#components/ui/key-hint.tsx';
import cell from '../edit/cell-menu.module.css';
import type { CellChoice } from '../edit/cell-menu.tsx';
import { useSelectionKeys } from './use-selection-keys.ts';

type Props = {
  label: string;
  icon: ReactNode;
  /** The key that opens it. */
  hotkey: string;
  groups: readonly { name?: string; choices: readonly CellChoice[] }[];
  onChoose: (value: string) => void;
};

/** A button of the bar and what it sets the selected tickets to. */
export function BulkMenu({ label, icon, hotkey, groups, onChoose }: Props) {
  const [isOpen, { open, toggle, close }] = useDisclosure(false);
  useSelectionKeys([[hotkey, open]]);
  return (
    <Menu
      opened={isOpen}
      onChange={(next) => (next ? open() : close())}
      position="top-start"
      offset={8}
      width={216}
      withInitialFocusPlaceholder={false}
    >
      <Menu.Target>
        <Button
          variant="quiet"
          size="sm"
          icon={icon}
          trailing={<KeyHint keys={[hotkey.toUpperCase()]} />}
          onClick={toggle}
        >
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown className={cell.panel}>
        {groups.map((group, index) => (
          <Fragment key={index}>
            {group.name !== undefined && <Menu.Label>{group.name}</Menu.Label>}
            {group.choices.map((choice) => (
              <Menu.Item key={choice.value} onClick={() => onChoose(choice.value)}>
                <span className={cell.choice}>
                  {choice.icon}
                  {choice.label}
                </span>
              </Menu.Item>
            ))}
          </Fragment>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
