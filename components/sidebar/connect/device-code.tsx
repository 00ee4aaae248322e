import { useEffect, useEffectEvent, useState } from 'react';
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
  const isAsking = device === null;

  const ask = useEffectEvent(async (signal: AbortSignal) => {
    const next = await askForCode(address, Date.now()).catch(() => null);
    if (signal.aborted) return;
    if (next === null) setFailed(true);
    else onDevice(next);
  });
  useEffect(() => {
    if (!isAsking || isFailed) return undefined;
    const ended = new AbortController();
    // It sets state only after the companion has answered.
    // oxlint-disable-next-line react/set-state-in-effect
    void ask(ended.signal);
    return () => ended.abort();
  }, [isAsking, isFailed]);

  const intro = (
    <p className={styles.intro}>
      {t(isReturning ? 'sidebar.connect.endedSession' : 'sidebar.connect.enterCode')}
    </p>
  );
  if (isFailed) {
    return (
      <>
        <FailureNote>{t('sidebar.connect.refused.unreachable', { host: new URL(address).host })}</FailureNote>
        <div className={styles.actions}>
          <Button variant="primary" onClick={() => setFailed(false)}>
            {t('common.tryAgain')}
          </Button>
        </div>
      </>
    );
  }
  if (device === null) return intro;
  return (
    <CodeToApprove
      key={device.deviceCode}
      address={address}
      device={device}
      intro={intro}
      onApproved={onApproved}
      onNewCode={() => onDevice(null)}
    />
  );
}
