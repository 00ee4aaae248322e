import type { Api } from '#lib/api/api.ts';
import type { MyStatus } from '#lib/contract/reassignments.ts';
import type { UserStatus } from '#lib/contract/user-statuses.ts';
import { t } from '#lib/i18n/i18n.ts';
import { Button } from '../ui/button.tsx';
import { Skeleton, SkeletonBar } from '../ui/skeleton.tsx';
import styles from './status-choice.module.css';
import { StatusOption } from './status-option.tsx';
import { StatusOutcome } from './status-outcome.tsx';
import { useMyStatus, useUserStatuses } from './use-my-status.ts';
import { useStatusChoice } from './use-status-choice.ts';

type Props = {
  api: Api;
  /** What a failed request says to the person. */
  toWords: (error: unknown) => string;
  /** Where it stands in a dialog of its own. */
  onClose?: () => void;
};

/** Chooses one's own status: what each means, what it will move, and what it moved. */
export function StatusChoice({ api, ...rest }: Props) {
  const mine = useMyStatus(api);
  const { data, error: listError, refetch } = useUserStatuses(api);
  const error = mine.error ?? listError;
  if (mine.data !== undefined && data !== undefined)
    return <Choice api={api} mine={mine.data} statuses={data.items} {...rest} />;
  if (error === null)
    return (
      <Skeleton label={t('statuses.title')}>
        <SkeletonBar width="60%" />
        <SkeletonBar width="80%" />
      </Skeleton>
    );
  const tryAgain = () => void Promise.all([mine.refetch(), refetch()]);
  return (
    <div className={styles.outcome} role="alert">
      <p>
        {t('statuses.failed')}. {rest.toWords(error)}
      </p>
      <Button onClick={tryAgain}>{t('common.tryAgain')}</Button>
    </div>
  );
}

type ChoiceProps = Props & { mine: MyStatus; statuses: readonly UserStatus[] };

function Choice({ api, mine, statuses, toWords, onClose }: ChoiceProps) {
  const choice = useStatusChoice(api, mine, statuses);
  const { chosen, error, act } = choice;
  return (
    <div className={styles.choice}>
      <fieldset className={styles.options}>
        <legend className={styles.legend}>{t('statuses.legend')}</legend>
        {statuses.map((status) => (
          <StatusOption
            key={status.id}
            status={status}
            isChosen={status.id === chosen.id}
            onChoose={() => choice.pick(status.id)}
          />
        ))}
      </fieldset>
      <StatusOutcome
        chosen={chosen}
        preview={choice.preview}
        done={choice.isOther ? null : mine.reassignment}
      />
      {error !== null && (
        <p role="alert" className={styles.refused}>
          {toWords(error)}
        </p>
      )}
      <div className={styles.actions}>
        {act !== null && (
          <Button variant="primary" aria-disabled={!choice.isReady} onClick={choice.choose}>
            {t(`statuses.${act}`)}
          </Button>
        )}
        {onClose !== undefined && <Button onClick={onClose}>{t('common.close')}</Button>}
      </div>
    </div>
  );
}
