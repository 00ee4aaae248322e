import { Button } from '#components/ui/button.tsx';
import { ApiProblem } from '#lib/api/api-errors.ts';
import { t } from '#lib/i18n/i18n.ts';
import classes from './parts.module.css';

type Props = {
  /** Who was faster; null when nobody knows. */
  by: string | null;
  onTake: () => void;
  onKeep: () => void;
};

/** Somebody saved meanwhile: what they saved, or what is here, as two verbs. */
export function StaleNote({ by, onTake, onKeep }: Props) {
  return (
    <div role="alert" className={classes.note}>
      <p>
        <strong className={classes.who}>
          {by === null ? t('appTicketModule.staleSomebody') : t('appTicketModule.staleBy', { name: by })}
        </strong>{' '}
        {t('appTicketModule.staleBody')}
      </p>
      <p className={classes.verbs}>
        <Button variant="link" onClick={onTake}>
          {t('appTicketModule.staleTake')}
        </Button>
        <Button variant="link" onClick={onKeep}>
          {t('appTicketModule.staleKeep')}
        </Button>
      </p>
    </div>
  );
}

/** What is saved now, and who did it. */
export type Stale = { changedBy: { name: string } | null };

/** The facts of an edit that was refused because it was based on an older version; null for every other refusal. */
export function staleFacts(error: unknown): unknown {
  return error instanceof ApiProblem && error.code === 'stale_version' ? error.problem.facts : null;
}
