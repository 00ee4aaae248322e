import { Menu, UnstyledButton } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { StageSquare } from '#components/tickets/stage-label.tsx';
import { StageHue } from '#lib/contract/pipelines.ts';
import { t } from '#lib/i18n/i18n.ts';
import classes from './pipelines.module.css';

type Props = {
  /** The stage, for those who hear the button. */
  name: string;
  hue: StageHue;
  onChange: (hue: StageHue) => void;
};

/** One of the eight hues a stage can have, each told by its name as well. */
export function HuePicker({ name, hue, onChange }: Props) {
  const label = t('appTicketModule.pipelines.hue', { name, hue: t(`appTicketModule.pipelines.hues.${hue}`) });
  return (
    <Menu position="bottom-start" offset={4} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <UnstyledButton className={classes.hue} aria-label={label} data-tip={label}>
          <StageSquare hue={hue} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {StageHue.options.map((option) => (
          <Menu.Item
            key={option}
            role="menuitemradio"
            aria-checked={option === hue}
            leftSection={<StageSquare hue={option} />}
            rightSection={option === hue && <IconCheck size={16} stroke={1.75} aria-hidden />}
            onClick={() => onChange(option)}
          >
            {t(`appTicketModule.pipelines.hues.${option}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
