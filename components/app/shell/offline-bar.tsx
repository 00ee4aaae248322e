import { IconCloudOff } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { Button } from '#components/ui/button.tsx';
import { SlimBar } from '#components/ui/slim-bar.tsx';
import { formatTime } from '#lib/i18n/format.ts';
import { t } from '#lib/i18n/i18n.ts';
import { useOfflineSince } from './use-offline-since.ts';

/** Says since when what is shown may be old; appears when the machine loses its network. */
export function OfflineBar() {
  const since = useOfflineSince();
  const queryClient = useQueryClient();
  if (since === null) return null;
  const again = (
    <Button variant="link" onClick={() => void queryClient.refetchQueries({ type: 'active' })}>
      {t('common.tryAgain')}
    </Button>
  );
  return (
    <SlimBar icon={<IconCloudOff size={16} stroke={1.75} aria-hidden />} action={again}>
      {t('app.offline', { time: formatTime(new Date(since).toISOString()) })}
    </SlimBar>
  );
}
