import { IconPlugConnectedX } from '@tabler/icons-react';
import { t } from '#lib/i18n/i18n.ts';
import { Button } from '../ui/button.tsx';
import { StatePanel } from '../ui/state-panel.tsx';
import { PlainRoot } from '../ui/theme/plain-root.tsx';
import { Screen } from './screen.tsx';
import { useSystemTheme } from './use-system-theme.ts';

/** The mail page did not take this frame: it has gone, or was updated under us. All that can be said without it. */
export function LostPage({ onReload }: { onReload: () => void }) {
  return (
    <PlainRoot scheme={useSystemTheme()}>
      <Screen>
        <StatePanel
          icon={<IconPlugConnectedX size={20} stroke={1.75} aria-hidden />}
          title={t('sidebar.lost.title')}
          actions={
            <Button variant="primary" onClick={onReload}>
              {t('sidebar.lost.reload')}
            </Button>
          }
        >
          <p>{t('sidebar.lost.body')}</p>
        </StatePanel>
      </Screen>
    </PlainRoot>
  );
}
