import { IconCheck, IconCopy, IconExternalLink } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { formatCountdown } from '#lib/i18n/format.ts';
import { t } from '#lib/i18n/i18n.ts';
import type { PendingDevice } from '#lib/store/connection.ts';
import { focusOnMount } from '../../ui/focus-on-mount.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import { copyText } from '../copy-text.ts';
import { FailureNote } from '../failure/failure-note.tsx';
import { useNow } from '../use-now.ts';
import styles from './connect.module.css';
import { useDeviceCode } from './use-device-code.ts';

type Props = {
  address: string;
  device: PendingDevice;
  /** What to do with the code; a code that has ended is not introduced. */
  intro: ReactNode;
  onApproved: (token: string) => Promise<void>;
  onNewCode: () => void;
};

/** The code, large; the page to enter it on; how long it is good for. */
export function CodeToApprove({ address, device, intro, onApproved, onNewCode }: Props) {
  const state = useDeviceCode({ address, device, onApproved });
  const [isCopied, setCopied] = useState(false);
  const copy = async () => setCopied(await copyText(device.userCode));
  if (state === 'denied' || state === 'expired') return <EndedCode why={state} onNewCode={onNewCode} />;
  const [first, second] = [device.userCode.slice(0, 4), device.userCode.slice(4)];
  return (
    <>
      {intro}
      <div className={styles.code}>
        <output
          className={styles.letters}
          aria-label={t('sidebar.connect.code', { code: device.userCode.split('').join(' ') })}
        >
          {first} <span className={styles.dash}>–</span> {second}
        </output>
        <IconButton
          label={isCopied ? t('sidebar.connect.codeCopied') : t('sidebar.connect.copyCode')}
          icon={
            isCopied ? (
              <IconCheck size={16} stroke={1.75} aria-hidden />
            ) : (
              <IconCopy size={16} stroke={1.75} aria-hidden />
            )
          }
          onClick={copy}
        />
      </div>
      <p className={styles.page}>{device.verificationUrl.replace(/^https?:\/\//, '')}</p>
      <ButtonLink
        variant="primary"
        href={device.verificationUrlComplete}
        target="_blank"
        rel="noopener"
        trailing={<IconExternalLink size={16} stroke={1.75} aria-hidden />}
        onClick={copy}
      >
        {t('sidebar.connect.openAndCopy')}
      </ButtonLink>
      {state === 'not-reached' ? (
        <p className={styles.waiting}>{t('sidebar.connect.notReached')}</p>
      ) : (
        <Waiting expiresAt={device.expiresAt} />
      )}
    </>
  );
}

function Waiting({ expiresAt }: { expiresAt: number }) {
  const now = useNow(1000);
  return (
    <p className={styles.waiting}>
      <Spinner />
      <span>
        {t('sidebar.connect.waiting')} <span className={styles.left}>{formatCountdown(expiresAt - now)}</span>
      </span>
    </p>
  );
}

function EndedCode({ why, onNewCode }: { why: 'denied' | 'expired'; onNewCode: () => void }) {
  return (
    <>
      <FailureNote title={t(`sidebar.connect.${why}Title`)}>{t(`sidebar.connect.${why}`)}</FailureNote>
      <div className={styles.actions}>
        <Button variant="primary" ref={focusOnMount} onClick={onNewCode}>
          {t('sidebar.connect.newCode')}
        </Button>
      </div>
    </>
  );
}
