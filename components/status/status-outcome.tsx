import type { Reassignment, ReassignmentPreview } from '#lib/contract/reassignments.ts';
import type { UserStatus } from '#lib/contract/user-statuses.ts';
import { t } from '#lib/i18n/i18n.ts';
import styles from './status-choice.module.css';

type Props = {
  chosen: UserStatus;
  preview: ReassignmentPreview | undefined;
  /** What setting it did; null while it is not set, or moved nothing. */
  done: Reassignment | null;
};

/** What the marked status will do to the open tickets, or what it did. */
export function StatusOutcome({ chosen, preview, done }: Props) {
  if (preview !== undefined) return <PreviewOutcome preview={preview} />;
  if (done !== null) return <DoneOutcome done={done} />;
  if (chosen.isAvailable || chosen.reassignsTickets) return null;
  return <p className={styles.note}>{t('statuses.switchOff', { name: chosen.name })}</p>;
}

/** Where the open tickets would go, before anything happens. */
function PreviewOutcome({ preview }: { preview: ReassignmentPreview }) {
  const { tickets, takers, stays, why } = preview;
  if (tickets === 0) return <p className={styles.note}>{t('statuses.none')}</p>;
  const count = tickets - stays;
  return (
    <div className={styles.outcome}>
      {count > 0 && <p>{t('statuses.willMove', { count })}</p>}
      <Takers takers={takers} />
      {why !== null && <p>{t('statuses.willStay', { count: stays, why: t(`statuses.why.${why}`) })}</p>}
    </div>
  );
}

/** Where they went. */
function DoneOutcome({ done }: { done: Reassignment }) {
  const { takers, stays, why, state } = done;
  const count = takers.reduce((sum, taker) => sum + taker.count, 0);
  return (
    <output className={styles.outcome}>
      {state === 'running' && <p>{t('statuses.moving')}</p>}
      {count > 0 && <p>{t('statuses.moved', { count })}</p>}
      <Takers takers={takers} />
      {why !== null && <p>{t('statuses.stays', { count: stays, why: t(`statuses.why.${why}`) })}</p>}
      {count === 0 && why === null && state === 'done' && <p>{t('statuses.none')}</p>}
    </output>
  );
}

function Takers({ takers }: Pick<Reassignment, 'takers'>) {
  if (takers.length === 0) return null;
  return (
    <ul className={styles.takers}>
      {takers.map(({ user, count }) => (
        <li key={user.id}>{t('statuses.taker', { name: user.name, count })}</li>
      ))}
    </ul>
  );
}
