import { IconLink, IconPlus } from '@tabler/icons-react';
import { CHORD_KEY, CHORD_LETTERS } from '#lib/mail/chords.ts';
import { t } from '#lib/i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import styles from './bottom-bar.module.css';
import { useChord } from './use-chord.ts';

type Props = {
  /** Why no ticket can be made now; absent: one can. Shown as the button's description and tip. */
  obstacle?: string | undefined;
  canLink: boolean;
  onNew: () => void;
  onLink: () => void;
};

/** "New ticket", always in the same place; disabled it says why. */
export function BottomBar({ obstacle, canLink, onNew, onLink }: Props) {
  const isOff = obstacle !== undefined;
  useChord(CHORD_LETTERS.newTicket, () => !isOff && onNew());
  return (
    <div className={styles.bar}>
      <Button
        id="new-ticket"
        variant="primary"
        isWide
        icon={<IconPlus size={16} stroke={1.75} aria-hidden />}
        trailing={<KeyHint keys={[CHORD_KEY, 'n']} isOnFill />}
        aria-disabled={isOff || undefined}
        aria-describedby={isOff ? 'new-ticket-why' : undefined}
        data-tip={obstacle}
        onClick={() => !isOff && onNew()}
      >
        {t('sidebar.bar.newTicket')}
      </Button>
      <IconButton
        id="link-ticket"
        variant="outlined"
        label={t('sidebar.bar.linkTicket')}
        icon={<IconLink size={16} stroke={1.75} aria-hidden />}
        aria-disabled={!canLink || undefined}
        onClick={() => canLink && onLink()}
      />
      {isOff && (
        <span id="new-ticket-why" hidden>
          {obstacle}
        </span>
      )}
    </div>
  );
}
