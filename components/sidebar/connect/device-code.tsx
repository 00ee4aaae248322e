import { useEffect, useState } from 'react';
import { t } from '#lib/i18n/i18n.ts';
import type { PendingDevice } from '#lib/store/connection.ts';
import { Button } from '../../ui/button.tsx';
import { FailureNote } from '../failure/failure-note.tsx';
import { askForCode } from './find-companion.ts';
import { CodeToApprove } from './code-to-approve.tsx';
import styles from './connect.module.css';

type Props = {
  address: string;
  /** A code shown before, perhaps by a panel that was closed half-way. */
  device: PendingDevice | null;
  /** True when somebody was signed in here before. */
  isReturning: boolean;
  onDevice: (device: PendingDevice | null) => void;
  onApproved: (token: string) => Promise<void>;
};

/** Gets a device code and shows it until it is answered. */
export function DeviceCode({ address, device, isReturning, onDevice, onApproved }: Props) {
  const [isFailed, setFailed] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const isAsking = device === null;

  useEffect(() => {
    if (!isAsking) return undefined;
    let isCurrent = true;
    setFailed(false);
    askForCode(address, Date.now()).then(
      (next) => isCurrent && onDevice(next),
      () => isCurrent && setFailed(true),
    );
    return () => {
      isCurrent = false;
    };
    // A new address or a new attempt asks anew; the callback is made anew at each render.
  }, [address, isAsking, attempt]); // eslint-disable-line react-hooks/exhaustive-deps

  if (isFailed) {
    return (
      <>
        <FailureNote>{t('sidebar.connect.refused.unreachable', { host: new URL(address).host })}</FailureNote>
        <div className={styles.actions}>
          <Button variant="primary" onClick={() => setAttempt(attempt + 1)}>
            {t('common.tryAgain')}
          </Button>
        </div>
      </>
    );
  }
  return (
    <>
      <p className={styles.intro}>{t(isReturning ? 'sidebar.connect.endedSession' : 'sidebar.connect.enterCode')}</p>
      {device !== null && (
        <CodeToApprove address={address} device={device} onApproved={onApproved} onNewCode={() => onDevice(null)} />
      )}
    </>
  );
}
