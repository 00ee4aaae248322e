import { IconCloudOff } from '@tabler/icons-react';
import { ApiUnreachable } from '#lib/api/api-errors.ts';
import { formatTime } from '#lib/i18n/format.ts';
import { t } from '#lib/i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { SlimBar } from '../../ui/slim-bar.tsx';

type Props = {
  error: Error;
  /** When what is shown was true, epoch milliseconds. */
  at: number;
  onRetry: () => void;
};

/** What is shown is from earlier: since when, and the way to ask again. */
export function OfflineBar({ error, at, onRetry }: Props) {
  const time = formatTime(new Date(at).toISOString());
  const words =
    error instanceof ApiUnreachable
      ? t('sidebar.offline.bar', { time })
      : t('sidebar.offline.stale', { time });
  return (
    <SlimBar
      icon={<IconCloudOff size={16} stroke={1.75} aria-hidden />}
      action={
        <Button variant="link" onClick={onRetry}>
          {t('common.tryAgain')}
        </Button>
      }
    >
      {words}
    </SlimBar>
  );
}
