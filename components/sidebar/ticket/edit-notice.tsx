import { formatAgo } from '#lib/i18n/format.ts';
import { t } from '#lib/i18n/i18n.ts';
import { timelineWords } from '../../tickets/timeline-words.ts';
import { focusOnMount } from '../../ui/focus-on-mount.ts';
import { Button } from '../../ui/button.tsx';
import type { Conflict } from './conflict.ts';
import styles from './ticket.module.css';
import type { Edits } from './use-edits.ts';

/** What became of an edit that did not simply go through: both values as verbs, or why it was refused. */
export function EditNotice({ edits, now }: { edits: Edits; now: number }) {
  const { state } = edits;
  if (state.state === 'conflict') return <ConflictNotice conflict={state.conflict} edits={edits} now={now} />;
  if (state.state !== 'failed') return null;
  return (
    <div role="alert" className={styles.failed}>
      <p>{t('sidebar.ticket.notSaved', { why: state.why })}</p>
      <p className={styles.verbs}>
        <Button variant="link" onClick={() => edits.edit(state.edit)}>
          {t('common.tryAgain')}
        </Button>
        <Button variant="link" onClick={edits.dismiss}>
          {t('common.discard')}
        </Button>
      </p>
    </div>
  );
}

function ConflictNotice({ conflict, edits, now }: { conflict: Conflict; edits: Edits; now: number }) {
  const { theirs, edit } = conflict;
  // Values with a name are repeated in the verbs; long ones would not fit.
  const theirWords = theirs.to ?? '';
  const isShort = theirWords !== '' && theirWords.length <= 24 && edit.words.length <= 24;
  return (
    <div role="alert" className={styles.conflict}>
      <p>
        <strong>
          {theirs.actor?.name ?? t('tickets.somebody')} {timelineWords(theirs)}
        </strong>{' '}
        {formatAgo(theirs.at, now)}. {t('sidebar.ticket.youChose', { mine: edit.words })}
      </p>
      <p className={styles.verbs}>
        <Button variant="link" ref={focusOnMount} onClick={edits.keepTheirs}>
          {isShort ? t('sidebar.ticket.keep', { theirs: theirWords }) : t('sidebar.ticket.keepTheirs')}
        </Button>
        <Button variant="link" onClick={() => edits.takeMine(conflict)}>
          {isShort ? t('sidebar.ticket.use', { mine: edit.words }) : t('sidebar.ticket.useMine')}
        </Button>
      </p>
    </div>
  );
}
