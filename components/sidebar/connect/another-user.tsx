import { IconUserExclamation } from '@tabler/icons-react';
import { t } from '#lib/i18n/i18n.ts';
import type { Unsent } from '#lib/store/unsent.ts';
import { Button } from '../../ui/button.tsx';
import { StatePanel } from '../../ui/state-panel.tsx';
import { unsentWords } from './unsent-words.ts';

type Props = {
  /** Who signed in here before. */
  before: string;
  entering: string;
  unsent: Unsent;
  onGoOn: () => void;
  onStop: () => void;
};

/** Somebody else signs in where unsent work of another lies: it is said before it goes. */
export function AnotherUser({ before, entering, unsent, onGoOn, onStop }: Props) {
  return (
    <StatePanel
      icon={<IconUserExclamation size={20} stroke={1.75} aria-hidden />}
      title={t('sidebar.account.otherTitle', { name: before })}
      actions={
        <>
          <Button variant="primary" onClick={onStop}>
            {t('sidebar.account.otherStop')}
          </Button>
          <Button onClick={onGoOn}>{t('sidebar.account.otherGoOn')}</Button>
        </>
      }
    >
      <p>{unsentWords(unsent)}</p>
      <p>{t('sidebar.account.otherLoses', { name: before, other: entering })}</p>
    </StatePanel>
  );
}
