import { IconMessages, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { FormRefusal } from '#components/app/form-refusal.tsx';
import { Button } from '#components/ui/button.tsx';
import { StatePanel } from '#components/ui/state-panel.tsx';
import type { Channel } from '#lib/contract/channels.ts';
import { t } from '#lib/i18n/i18n.ts';
import { SettingsLoad } from '../parts/settings-load.tsx';
import { SettingsBody } from '../settings-body.tsx';
import { SettingsPart } from '../settings-part.tsx';
import classes from '../settings-parts.module.css';
import { ChannelDialog } from './channel-dialog.tsx';
import { ChannelRow } from './channel-row.tsx';
import { RefusedMails } from './refused-mails.tsx';
import { useConsentAnswer } from './use-consent-answer.ts';
import { useChannels } from './use-channels.ts';

/** Settings > Integration > Channel. */
export function ChannelsPage() {
  return (
    <SettingsLoad query={useChannels()} failed={t('appChannels.failed')}>
      {(channels) => <Channels channels={channels} />}
    </SettingsLoad>
  );
}

function Channels({ channels }: { channels: Channel[] }) {
  const [isCreating, setCreating] = useState(false);
  const notConnected = useConsentAnswer();
  return (
    <SettingsBody>
      <SettingsPart
        title={t('appSettings.entries.channel')}
        note={t('appChannels.note')}
        actions={
          <Button
            variant="primary"
            icon={<IconPlus size={16} stroke={1.75} aria-hidden />}
            onClick={() => setCreating(true)}
          >
            {t('appChannels.create')}
          </Button>
        }
      >
        <FormRefusal text={notConnected} />
        {channels.length === 0 ? (
          <StatePanel
            icon={<IconMessages size={20} stroke={1.75} aria-hidden />}
            title={t('appChannels.none')}
          >
            <p>{t('appChannels.noneBody')}</p>
          </StatePanel>
        ) : (
          <ul className={classes.rows}>
            {channels.map((channel) => (
              <ChannelRow key={channel.id} channel={channel} />
            ))}
          </ul>
        )}
      </SettingsPart>
      <RefusedMails />
      {isCreating && <ChannelDialog channel={null} onClose={() => setCreating(false)} />}
    </SettingsBody>
  );
}
