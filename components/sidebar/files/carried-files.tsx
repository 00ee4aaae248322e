import { IconAlertTriangle, IconCheck, IconCloudUp } from '@tabler/icons-react';
import type { MouseEvent } from 'react';
import type { Problem } from '#lib/contract/errors.ts';
import { formatSize } from '#lib/i18n/format-size.ts';
import { t } from '#lib/i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import { problemSentence } from '../failure/describe-failure.ts';
import { useServices } from '../services.tsx';
import type { CarriedFile } from './carried-list.ts';
import styles from './files.module.css';
import { useCarriedFiles } from './use-carrying.ts';

type Props = {
  /** Which of all that are on their way. */
  of: (file: CarriedFile) => boolean;
};

/** Files of a mail on their way to a ticket: where each is, or why it did not get there and how to try again. */
export function CarriedFiles({ of }: Props) {
  const files = useCarriedFiles(of);
  if (files.length === 0) return null;
  return (
    <ul className={styles.carried} aria-label={t('mailFiles.list')}>
      {files.map((file) => (
        <Row key={file.id} file={file} />
      ))}
    </ul>
  );
}

function Row({ file }: { file: CarriedFile }) {
  const { files } = useServices();
  const { id, name, size, state, problem } = file;
  const isFailed = state === 'unread' || state === 'refused';
  const retry = ({ currentTarget }: MouseEvent) => {
    // The button goes; the keyboard stays with the file.
    currentTarget.closest('li')?.focus();
    void files.retry(id);
  };
  return (
    <li className={styles.row} data-state={state} tabIndex={-1}>
      <StateIcon state={state} />
      <div className={styles.main}>
        <p className={styles.name}>
          {name} {size !== null && <span className={styles.size}>{formatSize(size)}</span>}
        </p>
        <p className={styles.state} role={isFailed ? 'alert' : undefined}>
          {stateWords(file)}
        </p>
        {state !== 'kept' && state !== 'sending' && (
          <p className={styles.verbs}>
            {isFailed && !isFinal(problem) && (
              <Button variant="link" aria-label={t('mailFiles.retry', { name })} onClick={retry}>
                {t('common.tryAgain')}
              </Button>
            )}
            <Button
              variant="link"
              aria-label={t('mailFiles.discard', { name })}
              onClick={() => void files.drop(id)}
            >
              {t('common.discard')}
            </Button>
          </p>
        )}
      </div>
    </li>
  );
}

function StateIcon({ state }: Pick<CarriedFile, 'state'>) {
  if (state === 'reading' || state === 'sending') return <Spinner />;
  const icons = {
    waiting: IconCloudUp,
    kept: IconCheck,
    unread: IconAlertTriangle,
    refused: IconAlertTriangle,
  };
  const { [state]: Icon } = icons;
  return <Icon size={14} stroke={1.75} aria-hidden />;
}

function stateWords({ state, problem }: CarriedFile): string {
  if (state !== 'refused') return t(`mailFiles.${state}`);
  return t('mailFiles.refused', { why: problem === null ? '' : problemSentence(problem) });
}

/** Refusals that trying again does not change: the file is too large, or the ticket is not there. */
function isFinal(problem: Problem | null): boolean {
  return problem?.code === 'body_too_large' || problem?.code === 'not_found';
}
