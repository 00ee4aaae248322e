import { IconLock } from '@tabler/icons-react';
import type { Me } from '#lib/contract/users.ts';
import { t } from '#lib/i18n/i18n.ts';
import { StatePanel } from '../../ui/state-panel.tsx';
import { useMe, whomToAsk } from '../use-me.ts';

/** The profile lacks a right: which one, and whom to ask. */
export function NoRightsPanel() {
  const me = useMe(true);
  return (
    <StatePanel icon={<IconLock size={20} stroke={1.75} aria-hidden />} title={t('sidebar.noRights.title')}>
      {me !== undefined && (
        <>
          <p>{missingRight(me)}</p>
          <p>{whomToAsk(me)}</p>
        </>
      )}
    </StatePanel>
  );
}

function missingRight({ profile, permissions }: Me): string {
  if (!permissions.includes('messages.read')) return t('sidebar.noRights.messages', { profile });
  if (!permissions.includes('tickets.read')) return t('sidebar.noRights.tickets', { profile });
  return t('sidebar.noRights.other', { profile });
}
