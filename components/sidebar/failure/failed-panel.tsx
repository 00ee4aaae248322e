import { IconAlertTriangle, IconCopy, IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import { formatMoment } from '#lib/i18n/format.ts';
import { t } from '#lib/i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { StatePanel } from '../../ui/state-panel.tsx';
import { copyText } from '../copy-text.ts';
import { useServices } from '../services.tsx';
import { describeFailure } from './describe-failure.ts';

type Props = {
  /** What did not load. */
  title: string;
  error: Error;
  /** When it failed, epoch milliseconds. */
  at: number;
  onRetry: () => void;
};

/** A part that did not load: what failed, what is safe, what to do. Everything around it stays. */
export function FailedPanel({ title, error, at, onRetry }: Props) {
  const { address } = useServices();
  const [isCopied, setCopied] = useState(false);
  const failure = describeFailure(error);
  const time = formatMoment(new Date(at).toISOString(), at);
  const { host } = new URL(address);
  const handleCopy = async () => {
    const details = {
      what: title,
      host,
      time: new Date(at).toISOString(),
      reference: failure.reference ?? '-',
      cause: failure.cause,
    };
    setCopied(await copyText(t('sidebar.failed.details', details)));
  };
  return (
    <StatePanel
      tone="error"
      icon={<IconAlertTriangle size={20} stroke={1.75} aria-hidden />}
      title={failure.kind === 'answered' ? title : t(`sidebar.failed.titleOf.${failure.kind}`)}
      actions={
        <>
          <Button
            variant="primary"
            icon={<IconRefresh size={16} stroke={1.75} aria-hidden />}
            onClick={onRetry}
          >
            {t('common.tryAgain')}
          </Button>
          <Button icon={isCopied && <IconCopy size={16} stroke={1.75} aria-hidden />} onClick={handleCopy}>
            {isCopied ? t('common.detailsCopied') : t('common.copyDetails')}
          </Button>
        </>
      }
      footnote={
        failure.reference === null ? time : t('common.reference', { reference: failure.reference, time })
      }
    >
      <p>{t(`sidebar.failed.why.${failure.kind}`, { host })}</p>
      <p>{t('sidebar.failed.safe')}</p>
    </StatePanel>
  );
}
