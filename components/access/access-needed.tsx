import { IconLock } from '@tabler/icons-react';
import { t } from '#lib/i18n/i18n.ts';
import { Button } from '../ui/button.tsx';
import { StatePanel } from '../ui/state-panel.tsx';

type Props = {
  /** Origin of the companion. */
  address: string;
  /** Asks for access, or leads to where that can be asked. */
  onAllow: () => void;
};

/** The browser has not been allowed, or is not allowed any more, to let us reach the companion. */
export function AccessNeeded({ address, onAllow }: Props) {
  return (
    <StatePanel
      icon={<IconLock size={20} stroke={1.75} aria-hidden />}
      title={t('extension.access.title')}
      actions={
        <Button variant="primary" onClick={onAllow}>
          {t('extension.access.allow')}
        </Button>
      }
    >
      {t('extension.access.body', { host: new URL(address).host })}
    </StatePanel>
  );
}
