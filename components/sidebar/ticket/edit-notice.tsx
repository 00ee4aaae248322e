import { IconCloudUp } from '@tabler/icons-react';
import type { TimelineEvent } from '#lib/contract/timeline.ts';
import { formatAgo } from '#lib/i18n/format.ts';
import { t } from '#lib/i18n/i18n.ts';
import { timelineWords } from '../../tickets/timeline-words.ts';
import { focusOnMount } from '../../ui/focus-on-mount.ts';
import { Button } from '../../ui/button.tsx';
import { problemSentence } from '../failure/describe-failure.ts';
import type { PendingEdit } from '../outbox/pending-list.ts';
import styles from './ticket.module.css';
import type { Edits } from './use-edits.ts';

/** What became of edits that did not simply go through: they wait, both values as verbs, or why one was refused. */
export function EditNotice({ edits, now }: { edits: Edits; now: number }) {
  const { refused, waiting } = edits;
  return (
    <>
      {refused.map((entry) =>
        entry.theirs === undefined ? (
          <RefusedNotice key={entry.id} entry={entry} edits={edits} />
        ) : (
          <ConflictNotice key={entry.id} entry={entry} theirs={entry.theirs} edits={edits} now={now} />
        ),
      )}
      {waiting.length > 0 && (
        <p className={styles.waiting}>
          <IconCloudUp size={14} stroke={1.75} aria-hidden />
          <span>
            {t('sidebar.ticket.waiting', { what: waiting.map(({ edit }) => edit.words).join(', ') })}{' '}
            <Button variant="link" onClick={edits.discardWaiting}>
              {t('common.discard')}
            </Button>
          </span>
        </p>
      )}
    </>
  );
}

type NoticeProps = { entry: PendingEdit; edits: Edits };

function RefusedNotice({ entry, edits }: NoticeProps) {
  const { problem, edit } = entry;
  const why = problem === undefined ? '' : problemSentence(problem);
  return (
    <div role="alert" className={styles.failed}>
      <p>{t('sidebar.ticket.notSaved', { what: edit.words, why })}</p>
      <p className={styles.verbs}>
        <Button variant="link" onClick={() => edits.sendAgain(entry.id)}>
          {t('common.tryAgain')}
        </Button>
        <Button variant="link" onClick={() => edits.discard(entry.id)}>
          {t('common.discard')}
        </Button>
      </p>
    </div>
  );
}

function ConflictNotice({ entry, theirs, edits, now }: NoticeProps & { theirs: TimelineEvent; now: number }) {
  const { words } = entry.edit;
  // Values with a name are repeated in the verbs; long ones would not fit.
  const theirWords = theirs.to ?? '';
  const isShort = theirWords !== '' && theirWords.length <= 24 && words.length <= 24;
  return (
    <div role="alert" className={styles.conflict}>
      <p>
        <strong>
          {theirs.actor?.name ?? t('tickets.somebody')} {timelineWords(theirs)}
        </strong>{' '}
        {formatAgo(theirs.at, now)}. {t('sidebar.ticket.youChose', { mine: words })}
      </p>
      <p className={styles.verbs}>
        <Button variant="link" ref={focusOnMount} onClick={() => edits.discard(entry.id)}>
          {isShort ? t('sidebar.ticket.keep', { theirs: theirWords }) : t('sidebar.ticket.keepTheirs')}
        </Button>
        <Button variant="link" onClick={() => edits.sendAgain(entry.id)}>
          {isShort ? t('sidebar.ticket.use', { mine: words }) : t('sidebar.ticket.useMine')}
        </Button>
      </p>
    </div>
  );
}
