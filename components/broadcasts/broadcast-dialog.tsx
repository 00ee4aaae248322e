import { useState } from 'react';
import { StatePanel } from '#components/ui/state-panel.tsx';
import { useConversationChannels } from '#components/conversations/use-conversation-channels.ts';
import { SettingsDialog } from '#components/settings/settings-dialog.tsx';
import { Button } from '#components/ui/button.tsx';
import type { Broadcast, LeftOut } from '#lib/contract/broadcasts.ts';
import { t } from '#lib/i18n/i18n.ts';
import { BroadcastForm } from './broadcast-form.tsx';
import classes from './broadcasts.module.css';

type Answer = { broadcast: Broadcast; leftOut: LeftOut[] };

/** Writes a broadcast, then says to how many it goes, and who does not get it and why. */
export function BroadcastDialog({ onClose }: { onClose: () => void }) {
  const channels = useConversationChannels();
  const [answer, setAnswer] = useState<Answer | null>(null);
  const able = channels.data?.filter(({ canSend }) => canSend);
  return (
    <SettingsDialog title={t('appBroadcasts.create')} isOpen onClose={onClose} size={560}>
      {answer !== null ? (
        <Sent answer={answer} onClose={onClose} />
      ) : able?.length === 0 ? (
        <StatePanel
          title={t('appBroadcasts.noChannel')}
          actions={<Button onClick={onClose}>{t('common.cancel')}</Button>}
        />
      ) : (
        <BroadcastForm channels={able ?? []} onSent={setAnswer} onClose={onClose} />
      )}
    </SettingsDialog>
  );
}

function Sent({ answer: { broadcast, leftOut }, onClose }: { answer: Answer; onClose: () => void }) {
  return (
    <div className={classes.form}>
      <output>{t('appBroadcasts.sentTo', { count: broadcast.sent })}</output>
      {leftOut.length > 0 && (
        <div>
          <h3 className={classes.leftOut}>{t('appBroadcasts.leftOut')}</h3>
          <ul>
            {leftOut.map(({ recordId, name, reason }) => (
              <li key={recordId}>{t(`appBroadcasts.leftOutOf.${reason}`, { name })}</li>
            ))}
          </ul>
        </div>
      )}
      <div>
        <Button variant="primary" data-autofocus onClick={onClose}>
          {t('appBroadcasts.done')}
        </Button>
      </div>
    </div>
  );
}
